// One of them is made use of as soon as it is there, for a class to begin from.
module.exports = { Model: class {} };
