//! The native command-line program: makes an atlas's data files, finds clusters, looks through a file.
//!
//! Results go to the standard output or into files, complaints to the standard error; the exit code is 0 when all is well,
//! 1 when something is wrong with the data, 2 when the command is not understood.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    //! The program proper: arguments in, words out.

    use creative_atlas::analysis::cluster::{HdbscanOptions, Method, RUNS};
    use creative_atlas::analysis::quotient::Reference;
    use creative_atlas::atlas::Atlas;
    use creative_atlas::geo::LngLatBounds;
    use creative_atlas::i18n::{Locale, category_label};
    use creative_atlas::map::{Dress, Theme};
    use creative_atlas::page::{FrontPage, read_folder, robots, sitemap};
    use creative_atlas::prepare::{
        ClusterOptions, Extract, PlaceClusters, PrepareError, check_geojson, prepare, statistics, write_files,
    };
    use creative_atlas::report::{Material, Question, Work, answer};
    use creative_atlas::state::{Address, pair, patch_address, read_address};
    use std::io::Write as _;
    use std::path::Path;
    use std::process::ExitCode;
    use std::sync::Arc;

    const USAGE: &str = "\
atlas prepare <inputs folder> <atlas folder> --date YYYY-MM-DD
    make every data file of an atlas from its recorded inputs
atlas clusters <places.geojson> <clusters.geojson> --date YYYY-MM-DD [--eps METRES] [--min PLACES]
               [--method dbscan|hdbscan] [--size PLACES] [--join METRES]
               [--report report.txt] [--runs RUNS] [--seed NUMBER]
    find clusters of places
    dbscan (unless told otherwise): at least --min places (5) within --eps metres (250)
    hdbscan: at least --size places (10), density by the --min nearest (as --size), parting above --join metres (0);
             places located coarser than --eps metres (250) are left out
    the report says how clusters change with the radius, and how stable they are in --runs subsamples (100)
atlas check <file.geojson | atlas.json>
    look through a GeoJSON file, or an atlas.json with the colours of its theme
atlas extract <file.geojson> <part.geojson> [--bounds WEST,SOUTH,EAST,NORTH] [--fields NAME,NAME…]
    take a part of a GeoJSON file that is too large for a device: what is in the box, with these properties
atlas statistics <atlas folder> [--table NAME] [--out FOLDER] [--reference country|rest]
    make tables of figures of a prepared atlas, CSV for spreadsheets: specialisation (location quotients with intervals
    and tests by district and domain, against the country or its rest), mix (diversity by district), mismatch
    (facilities against people), coverage (what is recorded of each district); all four into the folder, or the one
    named, specialisation unless told otherwise, to the standard output
atlas analyse <atlas folder> <analysis> [--view QUERY] [--lang en|mn|vi|fr] [--save csv|geojson|xlsx|svg --out FOLDER]
    answer as the app's analyses do: <analysis> is the value of `an` in an address of the app (clusters,radius:500), QUERY
    the filters of one (f.domain=B&f.founded=1900..1959); the figures to the standard output, or what is shown as a file
atlas page <atlas folder> --index <index.html> [--lang en|mn|vi|fr] [--site ADDRESS]
    write title, summary, places and sources into the page of the built app, for whom they stand there before the program
    and for search engines; with the address of the site, sitemap.xml and robots.txt beside it
";

    /// Every option there is.
    const OPTIONS: [&str; 19] = [
        "date",
        "eps",
        "min",
        "method",
        "size",
        "join",
        "report",
        "runs",
        "seed",
        "table",
        "out",
        "reference",
        "view",
        "lang",
        "save",
        "bounds",
        "fields",
        "index",
        "site",
    ];

    /// Files of an atlas up to so many bytes are read on the page; larger ones are left to a worker.
    const SMALL_BYTES: u64 = 250_000;

    pub(crate) fn main() -> ExitCode {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        let mut out = std::io::stdout().lock();
        let mut complaints = std::io::stderr().lock();
        // A closed pipe is nobody's error.
        match run(&arguments) {
            Ok(Outcome::Good(words)) => {
                let _ = out.write_all(words.as_bytes());
                ExitCode::SUCCESS
            }
            Ok(Outcome::Bad(words)) => {
                let _ = out.write_all(words.as_bytes());
                ExitCode::from(1)
            }
            Ok(Outcome::NotUnderstood(words)) => {
                let _ = write!(complaints, "{words}\n\n{USAGE}");
                ExitCode::from(2)
            }
            Err(error) => {
                let _ = writeln!(complaints, "atlas: {error}");
                ExitCode::from(1)
            }
        }
    }

    /// Looks through an atlas document: what of its theme is not worn, a line each.
    fn check_atlas(bytes: &[u8], file: &str) -> Result<(bool, String), PrepareError> {
        let atlas = Atlas::from_json(bytes).map_err(|source| PrepareError::Atlas { file: file.to_owned(), source })?;
        let mut lines: Vec<String> =
            atlas.theme.unknown.iter().map(|path| format!("left out: {path} is not understood\n")).collect();
        for (name, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
            for refused in Dress::new(theme, &atlas.theme).refused {
                let (color, other) = (refused.color.css(), refused.other.css());
                lines.push(format!(
                    "refused: theme.{name}.{}: {color} with {other} has a contrast of {:.1}, less than {}\n",
                    refused.name, refused.contrast, refused.least
                ));
            }
        }
        let heading =
            format!("{} layers, {} facets, {} sources\n", atlas.layers.len(), atlas.facets.len(), atlas.sources.len());
        Ok((lines.is_empty(), heading + &lines.concat()))
    }

    enum Outcome {
        Good(String),
        Bad(String),
        NotUnderstood(String),
    }

    fn run(arguments: &[String]) -> Result<Outcome, PrepareError> {
        let Some((words, options)) = split(arguments) else {
            return Ok(Outcome::NotUnderstood("an option without a value".to_owned()));
        };
        let option = |name: &str| options.iter().find(|(n, _)| *n == name).map(|(_, value)| *value);
        if let Some((unknown, _)) = options.iter().find(|(n, _)| !OPTIONS.contains(n)) {
            return Ok(Outcome::NotUnderstood(format!("--{unknown} is no option")));
        }
        match (words.as_slice(), option("date")) {
            (["prepare", source, target], Some(date)) => {
                let files = prepare(Path::new(source), date)?;
                write_files(Path::new(target), &files)?;
                let words = files.iter().map(|file| format!("{:>8} bytes  {target}/{}\n", file.text.len(), file.name));
                Ok(Outcome::Good(words.collect()))
            }
            (["clusters", places, target], Some(date)) => {
                let Some((options, runs, seed)) = cluster_options(&option, date) else {
                    return Ok(Outcome::NotUnderstood(
                        "--eps and --join are metres, --min, --size, --runs and --seed whole numbers, --method is dbscan or hdbscan"
                            .to_owned(),
                    ));
                };
                let text = read(Path::new(places))?;
                let clusters = PlaceClusters::find(&text, places, &options)?;
                let path = Path::new(target).to_owned();
                std::fs::write(&path, clusters.to_geojson()).map_err(|source| PrepareError::Write { path, source })?;
                if let Some(report) = option("report") {
                    let path = Path::new(report).to_owned();
                    std::fs::write(&path, clusters.report(runs, seed))
                        .map_err(|source| PrepareError::Write { path, source })?;
                }
                Ok(Outcome::Good(String::new()))
            }
            (["prepare" | "clusters", _, _], None) => Ok(Outcome::NotUnderstood("--date is missing".to_owned())),
            (["check", file], _) => {
                let path = Path::new(file).to_owned();
                let bytes = std::fs::read(&path).map_err(|source| PrepareError::Read { path, source })?;
                let (is_good, words) = if file.ends_with("atlas.json") {
                    check_atlas(&bytes, file)?
                } else {
                    let report = check_geojson(&bytes, file)?;
                    (report.is_good(), report.to_text())
                };
                Ok(if is_good { Outcome::Good(words) } else { Outcome::Bad(words) })
            }
            (["extract", file, target], _) => {
                let Some(extract) = extract_options(&option) else {
                    return Ok(Outcome::NotUnderstood(
                        "--bounds are west, south, east and north in degrees".to_owned(),
                    ));
                };
                let path = Path::new(file).to_owned();
                let bytes = std::fs::read(&path).map_err(|source| PrepareError::Read { path, source })?;
                let (text, path) = (extract.of(&bytes, file)?, Path::new(target).to_owned());
                let words = format!("{} of {} bytes\n", text.len(), bytes.len());
                std::fs::write(&path, text).map_err(|source| PrepareError::Write { path, source })?;
                Ok(Outcome::Good(words))
            }
            (["statistics", folder], _) => {
                let reference = match option("reference").unwrap_or("country") {
                    "country" => Reference::Country,
                    "rest" => Reference::RestOfCountry,
                    _ => return Ok(Outcome::NotUnderstood("--reference is country or rest".to_owned())),
                };
                let label = |code: &str| category_label(Locale::En, code).unwrap_or_default();
                let mut files = statistics(Path::new(folder), reference, &label)?;
                if let Some(table) = option("table").or(option("out").is_none().then_some("specialisation")) {
                    files.retain(|file| file.name.strip_suffix(".csv") == Some(table));
                }
                match (files.as_slice(), option("out")) {
                    ([], _) => Ok(Outcome::NotUnderstood("--table is no table".to_owned())),
                    (files, Some(target)) => {
                        write_files(Path::new(target), files)?;
                        Ok(Outcome::Good(String::new()))
                    }
                    (files, None) => Ok(Outcome::Good(files.iter().map(|file| file.text.as_str()).collect())),
                }
            }
            (["analyse", folder, analysis], _) => {
                let Some(locale) = Locale::from_tag(option("lang").unwrap_or("en")) else {
                    return Ok(Outcome::NotUnderstood("--lang is en, mn, vi or fr".to_owned()));
                };
                let file = (option("save").unwrap_or_default(), option("out").unwrap_or_default());
                analyse(Path::new(folder), analysis, option("view").unwrap_or_default(), locale, file)
            }
            (["page", folder], _) => {
                let Some(locale) = Locale::from_tag(option("lang").unwrap_or("en")) else {
                    return Ok(Outcome::NotUnderstood("--lang is en, mn, vi or fr".to_owned()));
                };
                match option("index") {
                    Some(index) => page(Path::new(folder), Path::new(index), locale, option("site")),
                    None => Ok(Outcome::NotUnderstood("--index is missing".to_owned())),
                }
            }
            (["help"], _) => Ok(Outcome::Good(USAGE.to_owned())),
            ([], _) => Ok(Outcome::NotUnderstood("no command".to_owned())),
            _ => Ok(Outcome::NotUnderstood(format!("not understood: {}", words.join(" ")))),
        }
    }

    /// Answers an analysis of an atlas folder as the app does; saves the file that is asked for instead, if one is.
    fn analyse(
        folder: &Path,
        analysis: &str,
        view: &str,
        locale: Locale,
        (save, target): (&str, &str),
    ) -> Result<Outcome, PrepareError> {
        let file = folder.join("atlas.json").display().to_string();
        let (atlas, layers) = read_folder(folder, |_| true)?;
        let Some(material) = Material::new(Arc::new(atlas), layers) else {
            return Err(PrepareError::Missing { file, what: "layer of places".to_owned() });
        };
        let query = patch_address(view, &pair("an", analysis));
        let Address { view, problems } = read_address(&query);
        if !problems.is_empty() {
            return Ok(Outcome::NotUnderstood(format!("--view cannot be read: {problems:?}")));
        }
        let shown = material.places.select(&view.filters, &view.text, view.within()).selection;
        let sentence = format!("{} / {}", shown.shown, shown.total);
        let (mask, save) = (shown.mask, save.to_owned());
        let question = Question { query, locale, mask, sentence, save, ..Question::default() };
        let answer = answer(&material, &question, &mut Work { go_on: &mut |_| true, first: &mut |_| {} });
        let answer = answer.unwrap_or_default();
        for file in &answer.files {
            let path = Path::new(target).join(&file.name);
            std::fs::write(&path, &file.bytes).map_err(|source| PrepareError::Write { path, source })?;
        }
        Ok(match (question.save.is_empty(), answer.files.is_empty()) {
            (true, _) => Outcome::Good(answer.page.plain_lines().join("\n") + "\n"),
            (false, true) => Outcome::NotUnderstood("--save is csv, geojson, xlsx or svg".to_owned()),
            (false, false) => Outcome::Good(String::new()),
        })
    }

    /// Reads what is to be taken of a file.
    fn extract_options<'a>(option: &dyn Fn(&str) -> Option<&'a str>) -> Option<Extract> {
        let bounds = match option("bounds") {
            None => None,
            Some(text) => {
                let degrees: Option<Vec<f64>> = text.split(',').map(|part| part.trim().parse().ok()).collect();
                let [west, south, east, north] = degrees?[..] else { return None };
                Some(LngLatBounds { west, south, east, north }).filter(|_| west < east && south < north)
            }
        };
        let fields = option("fields").map(|names| names.split(',').map(|name| name.trim().to_owned()).collect());
        Some(Extract { bounds, fields: fields.unwrap_or_default() })
    }

    /// Writes an atlas folder into the page at `index`, which has the folder in `data/` beside it.
    fn page(folder: &Path, index: &Path, locale: Locale, site: Option<&str>) -> Result<Outcome, PrepareError> {
        let (atlas, layers) = read_folder(folder, |file| !file.contains("://"))?;
        let is_small =
            |file: &String| std::fs::metadata(folder.join(file)).is_ok_and(|metadata| metadata.len() <= SMALL_BYTES);
        let small: Vec<String> = atlas.layers.iter().map(|layer| layer.file.clone()).filter(is_small).collect();
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let address = format!("data/{name}/");
        let front = FrontPage { atlas: &atlas, layers: &layers, locale, site, folder: &address, small: &small };
        let html = match front.write(&read(index)?) {
            Ok(html) => html,
            Err(problem) => return Ok(Outcome::Bad(format!("{}: {problem}\n", index.display()))),
        };
        let mut files = vec![(index.to_owned(), html)];
        if let Some(site) = site {
            files.push((index.with_file_name("sitemap.xml"), sitemap(site, &atlas.date)));
            files.push((index.with_file_name("robots.txt"), robots(site)));
        }
        for (path, text) in files {
            std::fs::write(&path, text).map_err(|source| PrepareError::Write { path, source })?;
        }
        Ok(Outcome::Good(String::new()))
    }

    /// Reads what clusters are to be found, in how many runs and with which seed they are tested.
    fn cluster_options<'a>(
        option: &dyn Fn(&str) -> Option<&'a str>,
        date: &str,
    ) -> Option<(ClusterOptions, usize, u64)> {
        let metres = |name: &str, usual: f64| option(name).map_or(Some(usual), |text| text.parse::<f64>().ok());
        let count = |name: &str, usual: usize| option(name).map_or(Some(usual), |text| text.parse::<usize>().ok());
        let eps_m = metres("eps", 250.0).filter(|eps_m| *eps_m > 0.0)?;
        let options = match option("method") {
            None | Some("dbscan") => ClusterOptions::with_radius(eps_m, count("min", 5)?, date),
            Some("hdbscan") => {
                let min_size = count("size", 10)?;
                let join = metres("join", 0.0).filter(|join| *join >= 0.0)?;
                let method = Method::Hdbscan(HdbscanOptions { min_size, min_points: count("min", min_size)?, join });
                ClusterOptions { method, precision_m: eps_m, date: date.to_owned() }
            }
            Some(_) => return None,
        };
        let seed = option("seed").map_or(Some(1), |text| text.parse().ok())?;
        Some((options, count("runs", RUNS)?, seed))
    }

    /// An option's name, without its dashes, and its value.
    type Named<'a> = (&'a str, &'a str);

    /// Parts words from `--name value` options; `None` when the last option has no value.
    fn split(arguments: &[String]) -> Option<(Vec<&str>, Vec<Named<'_>>)> {
        let (mut words, mut options) = (Vec::new(), Vec::new());
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.strip_prefix("--") {
                Some("help") => words.push("help"),
                Some(name) => options.push((name, rest.next()?.as_str())),
                None => words.push(argument.as_str()),
            }
        }
        Some((words, options))
    }

    fn read(path: &Path) -> Result<String, PrepareError> {
        std::fs::read_to_string(path).map_err(|source| PrepareError::Read { path: path.to_owned(), source })
    }
}
