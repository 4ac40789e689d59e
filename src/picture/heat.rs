//! Rows by columns, each cell shaded by its count: a table, so that every number is read and reached as one.

use super::{Scale, escape};
use std::fmt::Write;

/// The head of a row or column.
#[derive(Debug, Clone)]
pub struct Head {
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
}

/// What a heat table shows.
pub struct Grid<'a> {
    /// What the table is.
    pub caption: &'a str,
    /// What its rows are.
    pub corner: &'a str,
    /// Its rows.
    pub rows: &'a [Head],
    /// Its columns.
    pub columns: &'a [Head],
    /// The counts, row by row.
    pub counts: &'a [Vec<usize>],
    /// The page of a cell, by row and column.
    pub link: &'a dyn Fn(usize, usize) -> String,
}

/// The table as HTML, with the classes of its scale.
pub fn heat(grid: &Grid<'_>, scale: &Scale) -> String {
    let mut out = String::with_capacity(grid.rows.len() * grid.columns.len() * 90 + 2048);
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "<table class=\"heat\"><caption>{}</caption><thead><tr><th scope=\"col\">{}</th>",
        escape(grid.caption),
        escape(grid.corner)
    );
    for Head { name, url } in grid.columns {
        let _ = write!(out, "<th scope=\"col\"><a href=\"{}\"><span>{}</span></a></th>", escape(url), escape(name));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for (row, (Head { name, url }, counts)) in grid.rows.iter().zip(grid.counts).enumerate() {
        let _ = write!(out, "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th>", escape(url), escape(name));
        for (column, &count) in counts.iter().enumerate() {
            let class = scale.level(count).class();
            if count == 0 {
                let _ = write!(out, "<td class=\"{class}\">0</td>");
                continue;
            }
            let label = grid.columns.get(column).map_or("", |head| &head.name);
            let _ = write!(
                out,
                "<td class=\"{class}\"><a href=\"{}\" title=\"{}, {}\">{count}</a></td>",
                escape(&(grid.link)(row, column)),
                escape(name),
                escape(label)
            );
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_stands_in_a_cell_and_leads_somewhere() {
        let head = |name: &str| Head { name: name.to_owned(), url: format!("/{name}/") };
        let grid = Grid {
            caption: "Where what happens",
            corner: "Country",
            rows: &[head("japan"), head("a&b")],
            columns: &[head("aukus")],
            counts: &[vec![3], vec![0]],
            link: &|row, column| format!("/cell/{row}/{column}/"),
        };
        let html = heat(&grid, &Scale::new(3));
        assert!(html.contains("<td class=\"s5\"><a href=\"/cell/0/0/\" title=\"japan, aukus\">3</a></td>"), "{html}");
        assert!(html.contains("<th scope=\"row\"><a href=\"/a&amp;b/\">a&amp;b</a></th><td class=\"none\">0</td>"));
    }
}
