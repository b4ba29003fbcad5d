//! Figures of a prepared atlas as tables: specialisation, mix, facilities against people, coverage.
//!
//! Places are records of the atlas, not all places there are: where few are recorded, a figure says as much about the
//! recording as about the country. Tables are CSV with a byte order mark, so that spreadsheets read Cyrillic.

use super::PrepareError;
use super::atlas_folder::DataFile;
use super::shape::{parse_features, text_of};
use super::table::read_text;
use crate::analysis::mix::{diversity, mismatch, rarefied_kinds, unbiased_simpson, variety};
use crate::analysis::quotient::{Interval, QuotientCell, QuotientOptions, Reference, Verdict, quotient_table};
use crate::atlas::{Atlas, FacetShape, Role};
use crate::taxonomy::{DomainKind, Item, Precision, Taxonomy};
use serde_json::Value;
use std::path::Path;

/// Fewer records than this are not compared by rarefaction.
const LEAST_SAMPLE: u32 = 10;

/// Metres within which a location counts as exact: the right building.
const EXACT_M: f64 = 50.0;

struct District {
    id: String,
    name: String,
    /// Inhabitants; NaN when unknown.
    population: f64,
}

struct Record {
    /// Place of its district among the districts.
    district: Option<usize>,
    /// Place of its category among the items of the scheme.
    item: Option<usize>,
    has_exact_location: bool,
    has_year: bool,
    has_category: bool,
}

/// Makes every table of the atlas in `folder`: `specialisation.csv`, `mix.csv`, `mismatch.csv` and `coverage.csv`.
///
/// Domains are those of the scheme that are culture proper; related and transversal ones are records like any other in the
/// coverage, but no domain. Districts come in the order of their file. `label` says what a code is called.
///
/// # Errors
/// When the atlas, its districts or its places cannot be read, or a layer is not there.
pub fn statistics(
    folder: &Path,
    reference: Reference,
    label: &dyn Fn(&str) -> &'static str,
) -> Result<Vec<DataFile>, PrepareError> {
    let file = "atlas.json";
    let atlas = Atlas::from_json(read_text(folder, file)?.as_bytes())
        .map_err(|source| PrepareError::Atlas { file: file.to_owned(), source })?;
    let survey = Survey::read(folder, &atlas, label)?;
    Ok(vec![
        DataFile { name: "specialisation.csv", text: survey.specialisation(reference)? },
        DataFile { name: "mix.csv", text: survey.mix()? },
        DataFile { name: "mismatch.csv", text: survey.mismatch()? },
        DataFile { name: "coverage.csv", text: survey.coverage()? },
    ])
}

/// The districts, the records, and the domains they may be of.
struct Survey {
    scheme: &'static Taxonomy,
    domains: Vec<&'static Item>,
    /// What the domains are called.
    labels: Vec<&'static str>,
    districts: Vec<District>,
    records: Vec<Record>,
}

impl Survey {
    fn read(folder: &Path, atlas: &Atlas, label: &dyn Fn(&str) -> &'static str) -> Result<Self, PrepareError> {
        let scheme = Taxonomy::fcs2009();
        let layer = |role: Role, what: &str| {
            let missing = || PrepareError::Missing { file: "atlas.json".to_owned(), what: format!("layer of {what}") };
            atlas.layer_of(role).ok_or_else(missing)
        };
        let (district_layer, place_layer) = (layer(Role::Districts, "districts")?, layer(Role::Places, "places")?);
        let mut districts = Vec::new();
        for feature in parse_features(&read_text(folder, &district_layer.file)?, &district_layer.file)?.features {
            let missing =
                || PrepareError::Missing { file: district_layer.file.clone(), what: "id of a district".to_owned() };
            let id = text_of(&feature, "id").ok_or_else(missing)?.to_owned();
            let name = ["name_en", "name_latin", "name"].into_iter().find_map(|key| text_of(&feature, key));
            let population = feature.property("population").and_then(Value::as_f64);
            districts.push(District {
                name: name.unwrap_or(&id).to_owned(),
                population: population.filter(|people| *people > 0.0).unwrap_or(f64::NAN),
                id,
            });
        }
        // The fields that the atlas itself filters by.
        let field = |is_it: &dyn Fn(FacetShape, Option<&str>) -> bool, usual: &str| {
            let facet = atlas.facets.iter().find(|facet| is_it(facet.kind, facet.labels_from.as_deref()));
            facet.map_or(usual, |facet| facet.field.as_str()).to_owned()
        };
        let district_field = field(&|_, from| from == Some(district_layer.id.as_str()), "district");
        let category_field = field(&|kind, _| kind == FacetShape::Tree, "category");
        let year_field = field(&|kind, _| kind == FacetShape::Range, "year");
        let features = parse_features(&read_text(folder, &place_layer.file)?, &place_layer.file)?.features;
        let records = features.iter().map(|feature| {
            let category = text_of(feature, &category_field);
            let precision = text_of(feature, "precision").and_then(Precision::from_code);
            let district = text_of(feature, &district_field);
            Record {
                district: district.and_then(|id| districts.iter().position(|district| district.id == id)),
                item: category.and_then(|code| scheme.items.iter().position(|item| item.code == code)),
                has_exact_location: precision.and_then(Precision::radius_m).is_some_and(|m| m <= EXACT_M),
                has_year: feature.property(&year_field).is_some_and(|year| !year.is_null()),
                has_category: category.is_some(),
            }
        });
        let records = records.collect();
        let domains = scheme.domains().filter(|item| scheme.kind_of(&item.code) == Some(DomainKind::Cultural));
        let domains: Vec<&Item> = domains.collect();
        let labels = domains.iter().map(|item| label(&item.code)).collect();
        Ok(Self { scheme, domains, labels, districts, records })
    }

    /// The place of a record's domain among the domains; `None` for what is no culture proper or not classed.
    fn domain(&self, record: &Record) -> Option<usize> {
        let domain = self.scheme.domain_of(&self.scheme.items.get(record.item?)?.code)?;
        self.domains.iter().position(|item| item.code == domain.code)
    }

    /// Counts by district and domain, district by district.
    fn counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.districts.len() * self.domains.len()];
        for record in &self.records {
            if let (Some(district), Some(domain)) = (record.district, self.domain(record)) {
                counts[district * self.domains.len() + domain] += 1;
            }
        }
        counts
    }

    fn specialisation(&self, reference: Reference) -> Result<String, PrepareError> {
        let mut table = Csv::new(
            "specialisation.csv",
            "district,district_name,domain,domain_name,reference,count,in_district,in_domain,in_country,expected,\
             quotient,wilson_low,wilson_high,exact_low,exact_high,log_low,log_high,shrunk,\
             p_more,p_fewer,p_two_sided,q,verdict",
        )?;
        let options = QuotientOptions { reference, ..QuotientOptions::default() };
        let population: Vec<f64> = self.districts.iter().map(|district| district.population).collect();
        // Without districts there is nothing to put into the table.
        let cells = quotient_table(&self.counts(), self.domains.len(), &population, &options);
        let cells = cells.map(|table| table.cells).unwrap_or_default();
        for (district, row) in self.districts.iter().zip(cells.chunks(self.domains.len().max(1))) {
            for ((domain, label), cell) in self.domains.iter().zip(&self.labels).zip(row) {
                let words = [&*district.id, &district.name, &domain.code, label].map(str::to_owned);
                let against = match reference {
                    Reference::Country => "country",
                    Reference::RestOfCountry => "rest of country",
                };
                let mut line = words.to_vec();
                line.push(against.to_owned());
                line.extend(cell_figures(cell));
                table.line(line)?;
            }
        }
        table.text()
    }

    fn mix(&self) -> Result<String, PrepareError> {
        let mut table = Csv::new(
            "mix.csv",
            "district,district_name,records,domains,effective_domains,shannon_nats,shannon_bits,evenness,simpson,\
             gini_simpson,unbiased_gini_simpson,effective_common_domains,unrelated_variety_bits,\
             related_variety_bits,rarefied_to,rarefied_domains",
        )?;
        let counts = self.counts();
        let width = self.domains.len().max(1);
        let enough = counts.chunks(width).map(|row| row.iter().sum::<u32>()).filter(|sum| *sum >= LEAST_SAMPLE);
        let sample = enough.min();
        for (at, (district, row)) in self.districts.iter().zip(counts.chunks(width)).enumerate() {
            let weights: Vec<f64> = row.iter().copied().map(f64::from).collect();
            let found = diversity(&weights);
            let (items, groups) = self.items_of(at);
            let split = variety(&items, &groups);
            let total: u32 = row.iter().sum();
            let rarefied_to = sample.filter(|sample| total >= *sample);
            let mut line = vec![district.id.clone(), district.name.clone(), total.to_string()];
            line.push(found.map_or(0, |found| found.kinds).to_string());
            line.extend([
                figure(found.map(|found| found.effective_kinds())),
                figure(found.map(|found| found.shannon)),
                figure(found.map(|found| found.shannon_bits())),
                figure(found.and_then(|found| found.evenness())),
                figure(found.map(|found| found.simpson)),
                figure(found.map(|found| found.gini_simpson())),
                figure(unbiased_simpson(row)),
                figure(found.map(|found| found.effective_common_kinds())),
                figure(split.map(|split| split.unrelated_bits)),
                figure(split.map(|split| split.related_bits)),
                rarefied_to.map_or_else(String::new, |sample| sample.to_string()),
                figure(rarefied_to.and_then(|sample| rarefied_kinds(row, sample))),
            ]);
            table.line(line)?;
        }
        table.text()
    }

    /// The counts of a district's sub-items of culture proper, and the domain of each.
    fn items_of(&self, district: usize) -> (Vec<f64>, Vec<usize>) {
        let mut weights = vec![0.0; self.scheme.items.len()];
        let mut groups = vec![0; weights.len()];
        for record in self.records.iter().filter(|record| record.district == Some(district)) {
            if let (Some(item), Some(domain)) = (record.item, self.domain(record)) {
                weights[item] += 1.0;
                groups[item] = domain;
            }
        }
        (weights, groups)
    }

    fn mismatch(&self) -> Result<String, PrepareError> {
        let header = "domain,domain_name,districts,records,people,hoover,gini";
        let mut table = Csv::new("mismatch.csv", header)?;
        let peopled: Vec<usize> =
            (0..self.districts.len()).filter(|&at| !self.districts[at].population.is_nan()).collect();
        let people: Vec<f64> = peopled.iter().map(|&at| self.districts[at].population).collect();
        let counts = self.counts();
        let width = self.domains.len();
        let all = ("", "all domains", None);
        let each = self.domains.iter().enumerate().map(|(at, item)| (item.code.as_str(), self.labels[at], Some(at)));
        for (code, name, domain) in std::iter::once(all).chain(each) {
            let of = |district: &usize| {
                let row = &counts[district * width..(district + 1) * width];
                f64::from(domain.map_or_else(|| row.iter().sum(), |domain| row[domain]))
            };
            let facilities: Vec<f64> = peopled.iter().map(of).collect();
            let found = mismatch(&facilities, &people);
            table.line(vec![
                code.to_owned(),
                name.to_owned(),
                peopled.len().to_string(),
                figure(Some(facilities.iter().sum())),
                figure(Some(people.iter().sum())),
                figure(found.as_ref().map(|found| found.hoover)),
                figure(found.as_ref().map(|found| found.gini)),
            ])?;
        }
        table.text()
    }

    fn coverage(&self) -> Result<String, PrepareError> {
        let mut table = Csv::new(
            "coverage.csv",
            "district,district_name,population,records,records_per_10000,share_of_records,share_of_population,\
             share_exact_location,share_with_year,share_with_category",
        )?;
        let known = || self.districts.iter().map(|district| district.population).filter(|people| !people.is_nan());
        let everybody: f64 = known().sum();
        let mut line = |id: &str, name: &str, people: f64, records: &[&Record]| {
            let count = records.len() as f64;
            let share = |part: f64, whole: f64| (whole > 0.0 && !part.is_nan()).then(|| part / whole);
            let having =
                |has: fn(&Record) -> bool| share(records.iter().filter(|record| has(record)).count() as f64, count);
            table.line(vec![
                id.to_owned(),
                name.to_owned(),
                figure(Some(people).filter(|people| !people.is_nan())),
                records.len().to_string(),
                figure(share(count * 1e4, people)),
                figure(share(count, self.records.len() as f64)),
                figure(share(people, everybody)),
                figure(having(|record| record.has_exact_location)),
                figure(having(|record| record.has_year)),
                figure(having(|record| record.has_category)),
            ])
        };
        let of = |district: Option<usize>| -> Vec<&Record> {
            self.records.iter().filter(|record| record.district == district).collect()
        };
        for (at, district) in self.districts.iter().enumerate() {
            line(&district.id, &district.name, district.population, &of(Some(at)))?;
        }
        line("?", "district unknown", f64::NAN, &of(None))?;
        line("", "country", everybody, &self.records.iter().collect::<Vec<_>>())?;
        table.text()
    }
}

/// The figures of a cell of the specialisation table, in the order of its columns.
fn cell_figures(cell: &QuotientCell) -> Vec<String> {
    let ends = |interval: Option<Interval>| [figure(interval.map(|i| i.low)), figure(interval.map(|i| i.high))];
    let verdict = match cell.verdict {
        Verdict::Undefined => "undefined",
        Verdict::TooFew => "too few to say",
        Verdict::Same => "no difference shown",
        Verdict::More => "more",
        Verdict::Less => "less",
    };
    let mut figures = cell.counts.parts().map(|count| count.to_string()).to_vec();
    figures.extend([figure(cell.expected), figure(cell.quotient)]);
    figures.extend([cell.wilson, cell.exact, cell.log_delta].into_iter().flat_map(ends));
    figures.extend([
        figure(cell.shrunk),
        figure(Some(cell.fisher.more)),
        figure(Some(cell.fisher.fewer)),
        figure(Some(cell.fisher.two_sided)),
        figure(cell.q),
        verdict.to_owned(),
    ]);
    figures
}

/// Writes a figure to six digits, nothing for an unknown one; whole numbers up to a million million in full.
fn figure(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| {
        if value.fract() == 0.0 && value.abs() < 1e12 {
            return format!("{value:.0}");
        }
        let rounded = format!("{value:.5e}");
        rounded.parse::<f64>().map_or(rounded, |value| value.to_string())
    })
}

/// A table on its way into text.
struct Csv {
    file: &'static str,
    writer: csv::Writer<Vec<u8>>,
}

impl Csv {
    /// Begins a table with its header, whose columns are parted by commas.
    fn new(file: &'static str, header: &str) -> Result<Self, PrepareError> {
        let mut table = Self { file, writer: csv::Writer::from_writer("\u{feff}".as_bytes().to_vec()) };
        table.line(header.split(',').map(str::to_owned).collect())?;
        Ok(table)
    }

    fn line(&mut self, cells: Vec<String>) -> Result<(), PrepareError> {
        let file = self.file.to_owned();
        self.writer.write_record(cells).map_err(|source| PrepareError::Csv { file, source })
    }

    fn text(self) -> Result<String, PrepareError> {
        let file = self.file;
        let bytes = self
            .writer
            .into_inner()
            .map_err(|error| PrepareError::Write { path: file.into(), source: error.into_error() })?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}
