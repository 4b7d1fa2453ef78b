//! The Natural Earth projection (T. Patterson, polynomial by B. Šavrič, B. Jenny): a compromise for
//! maps of the world. It needs only products and sums, so that every machine draws the same.
//! In: degrees. Out: whole units, `UNIT` to a radian at the equator's scale; y grows downwards.

/// Units of the projected plane.
pub(super) const UNIT: f64 = 10_000.0;
/// Half the width of the projected world.
pub(super) const HALF_WIDTH: f64 = 0.8707 * std::f64::consts::PI * UNIT;
/// Half its height.
pub(super) const HALF_HEIGHT: f64 = 1.4224 * UNIT;

/// Projects a place.
pub(super) fn project(latitude: f64, longitude: f64) -> (i32, i32) {
    let phi = latitude.clamp(-90.0, 90.0).to_radians();
    let lambda = longitude.clamp(-180.0, 180.0).to_radians();
    let p2 = phi * phi;
    let p4 = p2 * p2;
    let x = lambda * (0.8707 - 0.131_979 * p2 + p4 * (-0.013_791 + p4 * (0.003_971 * p2 - 0.001_529 * p4)));
    let y = phi * (1.007_226 + p2 * (0.015_085 + p4 * (-0.044_475 + 0.028_874 * p2 - 0.005_916 * p4)));
    ((x * UNIT).round() as i32, (-y * UNIT).round() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_world_is_within_bounds() {
        for latitude in -90..=90 {
            let mut last = i32::MIN;
            for longitude in -180..=180 {
                let (x, y) = project(f64::from(latitude), f64::from(longitude));
                assert!(f64::from(x.abs()) <= HALF_WIDTH + 1.0 && f64::from(y.abs()) <= HALF_HEIGHT + 1.0, "{x} {y}");
                assert!(x > last, "from west to east");
                last = x;
            }
        }
        assert_eq!(project(0.0, 0.0), (0, 0));
        assert!(project(60.0, 10.0).1 < project(50.0, 10.0).1, "north is up");
        assert_eq!(project(f64::MAX, -500.0), project(90.0, -180.0));
    }
}
