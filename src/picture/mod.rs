//! Pictures: numbers and names in, SVG text out.
//!
//! Every picture has a title and a description, needs no script, and takes its colours from classes, so that both themes
//! and a site's own style sheet reach it. Coordinates are whole numbers made with exactly rounded arithmetic only, so
//! that every machine draws the same bytes. Knows no site, no page and no template.

mod card;
mod columns;
mod disputed;
mod heat;
mod locator;
mod map;
mod network;
mod scale;
mod series;
mod spark;
mod sphere;
mod svg;
mod timeline;
mod view;
mod world;

pub use card::{Atelier, Card, Colours, Cover, Letters, Of, Report, SIZE as CARD_SIZE};
pub use columns::columns;
pub use heat::{Grid, Head, heat};
pub use locator::locator;
pub use map::{Detail, Shade, choropleth};
pub use network::{Edge, Network, Node, network};
pub use scale::{Level, Scale, Step};
pub use series::{Month, Series, Unit};
pub use spark::spark;
pub use svg::Words;
pub use timeline::{Calendar, YEARS, timeline};
pub use world::World;

use disputed::{claimed, disputed, joined};
use map::atlas;
use sphere::{Azimuthal, HALF_WIDTH, Point, Vector, equal_earth, turned};
use svg::{Canvas, Path, escape};
use view::{Place, View};
use world::{Area, Ring, Shape};
