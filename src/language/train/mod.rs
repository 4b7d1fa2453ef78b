//! Training and measuring, native only (feature `train`): from the texts of the data files to the
//! bytes of the model file. No I/O here; deterministic, the same data give the same bytes.

pub mod conllu;
pub mod perceptron;
pub mod segment;
