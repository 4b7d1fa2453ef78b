//! Entity types, by their OntoNotes 5 names (Weischedel et al., LDC2013T19).

/// What kind of thing a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityType {
    /// People.
    Person,
    /// Nationalities, religious and political groups as peoples or adjectives.
    Norp,
    /// Organisations: parties, ministries, movements, companies, media.
    Org,
    /// Countries, cities, territories with a government.
    Gpe,
    /// Regions, mountains, waters.
    Loc,
    /// Buildings, airports, roads, camps.
    Fac,
    /// Weapons, vehicles, products.
    Product,
    /// Named wars, operations, conferences, uprisings.
    Event,
    /// Named agreements, plans, treaties, initiatives.
    Law,
}

impl EntityType {
    /// All types in their fixed order.
    pub const ALL: [Self; 9] =
        [Self::Person, Self::Norp, Self::Org, Self::Gpe, Self::Loc, Self::Fac, Self::Product, Self::Event, Self::Law];

    /// The OntoNotes name, for example `PERSON`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Norp => "NORP",
            Self::Org => "ORG",
            Self::Gpe => "GPE",
            Self::Loc => "LOC",
            Self::Fac => "FAC",
            Self::Product => "PRODUCT",
            Self::Event => "EVENT",
            Self::Law => "LAW",
        }
    }

    /// The type of that OntoNotes name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.name() == name)
    }
}
