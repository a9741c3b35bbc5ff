//! Two reports that put one question in other words meet in one slot; two questions do not, though the figures be alike.

use corroborate::{Article, Reconciler};

/// Whether the figures marked with brackets in two reports stand in one cluster.
fn meet(one: &str, other: &str) -> bool {
    let mut marked = Vec::new();
    let articles = [("one", one), ("other", other)].map(|(id, text)| {
        let (from, to) = (text.find('[').expect("a mark"), text.find(']').expect("its end") - 1);
        marked.push((id, from, to));
        let text = text.replace(['[', ']'], "");
        Article::new(id, text).expect("a text").with_published("2031-05-14".parse().expect("a date"))
    });
    let report = Reconciler::new().reconcile(articles).report;
    let claims: Vec<&str> = marked
        .iter()
        .map(|&(id, from, to)| {
            let at = |c: &&corroborate::Claim| c.source == id && c.figure.start() < to && from < c.figure.end();
            report.claims.iter().find(at).map_or_else(|| panic!("no claim: {one} / {other}"), |c| c.id.as_str())
        })
        .collect();
    report.clusters.iter().any(|k| claims.iter().all(|id| k.claims.iter().any(|c| c == id)))
}

#[test]
fn one_question_in_other_words() {
    for (one, other) in [
        // Whose age it is may be told by name and by trade.
        (
            "Police held the [47-year-old] driver of the coach.",
            "Karl Lind, [47], drove the coach. Police held the driver.",
        ),
        // A figure that both give, and the words around it.
        (
            "The new tunnel is to cost [€3.2bn], the ministry said.",
            "Taxpayers will put [3.2 billion euros] into the tunnel.",
        ),
        (
            "Firefighters needed [95 minutes] to free the driver.",
            "It took [95 minutes] until the man was out of the cab.",
        ),
        // Who pays may be misread, a figure of three digits is not given by chance.
        (
            "The ministry granted the farmers aid of [6.35 million euros].",
            "Ana Roe of the farmers' union called the aid of [6.35 million euros] a joke.",
        ),
        // Nor are two that are taken for other things, or of another year.
        ("Norsea Bank ended 2030 with assets of [$186bn].", "The fall of Norsea, a [$186 billion] bank, shook Oslo."),
        (
            "Investors valued Koch at [€37 billion] at its height in 2029.",
            "Koch was once a start-up worth [€37 billion].",
        ),
        // How a match stood on the way.
        (
            "Aville beat Btown 4-1 in the final. Aville led [3-0] inside 25 minutes.",
            "Aville won the final against Btown 4-1. It was [3-0] after half an hour.",
        ),
        // A verb that is said once, for things that are counted twice; and in the manner of a form.
        (
            "The quake hit Aville. 21,000 homes were destroyed and nearly [34,000] damaged.",
            "The quake in Aville damaged [34,000] homes.",
        ),
        ("The quake hit Aville. Dwellings destroyed: [655].", "The quake in Aville destroyed [655] homes."),
        // What is done to those between the verb and its phrase.
        (
            "The flood hit Aville on Monday. Crews worked all night to bring [1,300] people to safety.",
            "The flood in Aville killed nine on Monday. [1,300] people were rescued.",
        ),
        (
            "The flood hit Aville. Officials ordered [8,400] residents to leave.",
            "[8,400] people fled the flood in Aville.",
        ),
        // The water, and not the air.
        (
            "The ferry sank off Aville at a water temperature of [11 degrees Celsius].",
            "The sea temperature off Aville was [11 degrees Celsius] when the ferry sank.",
        ),
        // An age behind a comma.
        ("The driver, [47], lost control of the coach.", "The [47-year-old] driver lost control of the coach."),
        // An age without its word.
        (
            "Bo Lund, [47], rowed from Aville to Btown.",
            "The rower from Aville, one Lund, turned [47 years] on the way to Btown.",
        ),
        // A price to the cent is of one thing throughout.
        (
            "Koch will pay [$54.20] per share for Frost.",
            "Koch takes over Frost for $54.20 per share. To buy out all others at [$54.20] will take years.",
        ),
        // The accident is the crush that the report is about.
        (
            "The stampede took place at [10:15 p.m.] on Monday.",
            "A crush killed nine people on Monday. The accident happened at [10:20 p.m.] on Monday.",
        ),
        // Whoever marches is a protester.
        (
            "More than [two million] people took to the streets in the protest.",
            "The protest drew [2 million] protesters.",
        ),
        // An aside between dashes.
        (
            "The crash killed [14] miners.",
            "The [14] miners - most of them young, from Aville and Btown - died in the crash.",
        ),
        ("A [320-km] cable will link the two islands.", "The cable between the islands is [320 kilometres] long."),
        ("Police counted [17,400] marchers on the bridge.", "The march on the bridge drew [17,400] people."),
    ] {
        assert!(meet(one, other), "{one} / {other}");
    }
}

#[test]
fn two_questions_with_like_figures() {
    for (one, other) in [
        // What became of people are questions apart.
        ("The blast killed [23] people.", "The blast left [23] people missing."),
        // Each of two payers gives a sum of his own.
        (
            "The families get [500,000 euros] from the state and 200,000 euros from the league.",
            "The families get [200,000 euros] from the league.",
        ),
        // Which of two answers of one report stands against that of another is open.
        (
            "The club sold [18,000 tickets] for the match on Friday.",
            "The club sold [17,000 tickets] for the match on Monday and 12,000 tickets for that on Friday.",
        ),
        // Where a report gives several numbers of a thing, its noun alone is no question.
        (
            "Ana Roe put on [173 runs] with her captain in the final.",
            "The best in the final was Bo Lund with [52 runs]. Aville had lost three players with only 38 runs on the board.",
        ),
        // Two people may be of one age.
        ("Ana Roe, [34], won the race.", "Bo Lund, [34], came second in the race."),
        // Two measures of one thing.
        ("The tower has a height of [62 metres].", "The tower has a diameter of [62 metres]."),
        // A rise is no fall.
        ("Shares of Koch fell [27 percent] over last year.", "Shares of Koch rose [27 percent] on Tuesday."),
        // What was offered first is not what was offered then.
        (
            "Koch first offered [$54.20] per share for Frost, and then $61.50.",
            "Koch offers [$54.20] per share less than Frost wants.",
        ),
        // How a match stood at two times.
        (
            "Aville beat Btown 4-1 in the final. Aville led [3-0] inside 25 minutes.",
            "Aville won the final against Btown 4-1. It was [2-0] after half an hour.",
        ),
        // Bodies are not rescued.
        (
            "The quake hit Aville. Crews pulled [26] bodies from the rubble.",
            "The quake hit Aville. [26] people were rescued.",
        ),
        // What is damaged is not destroyed.
        (
            "The quake hit Aville. 21,000 homes were destroyed and nearly [34,000] damaged.",
            "The quake in Aville destroyed [34,000] homes.",
        ),
        // Nor is how warm it was at the sea.
        (
            "The sea temperature off Aville was [19 degrees Celsius] on Monday.",
            "The heat hit Aville on Monday. A high of [31 degrees Celsius] was measured in the villages by the sea.",
        ),
        // How cold the water was is not how cold the air was.
        (
            "The ferry sank off Aville at a water temperature of [11 degrees Celsius].",
            "The ferry sank off Aville. It was cold, at a temperature of [4 degrees Celsius].",
        ),
        // What was scheduled is not how long it took.
        ("The hearing is scheduled to last [two days].", "The hearing lasted [five days]."),
        // A part of a sum is not of what the sum is.
        (
            "The town has a budget of [14 million kroner] for the pier.",
            "The town has spent [14 million kroner] of a budget of 20 million kroner for the pier.",
        ),
        // The same amount in other money is no sign.
        ("The stadium cost [85 million dollars].", "The club took in [85 million euros] last year."),
        // What stands behind the result is of a part of it.
        (
            "Aville beat Btown [118-114] in the final on Friday.",
            "Aville beat Btown 118-114 in the final on Friday. The bench of Aville won its own match [48-19].",
        ),
        // As of when a toll stood is not when the quake was.
        (
            "The earthquake struck Aville on [Monday].",
            "As of [Tuesday] the earthquake at Aville had killed nine people.",
        ),
        // What a court gives is not how old a victim is, nor what was served of it.
        (
            "The court sentenced Ana Roe to [12 years] in prison for the assault.",
            "Ana Roe was in prison for the assault on a girl; the prison term began [12 years] after.",
        ),
        // Another event of the kind, elsewhere and on another day.
        (
            "The train crash in Aville, Ohio, on Monday killed [three] people.",
            "A train crash killed five people in Aville, Ohio, on Monday. The crew is being heard. The line is shut. In \
             rural Chile a train hit a lorry on Sunday; [three] people were killed.",
        ),
        // When a picture was shown is not when somebody came.
        ("Ana Roe arrived in Norway on [Monday].", "A video shared [Monday] by the ministry shows Ana Roe in Norway."),
        // Whoever crosses the border on one day arrives in the capital on another.
        ("Ana Roe arrived in Norway on [Monday].", "On [Monday] Ana Roe arrived in Sweden."),
        // Those on the train are not all of the dead.
        (
            "The train crash killed [three] people.",
            "The train crash killed four people. [Three people] on the train died, and one in the lorry.",
        ),
        // An earlier event has figures of its own.
        ("The quake killed [31] people.", "The quake of 2019 killed [31] people."),
    ] {
        assert!(!meet(one, other), "{one} / {other}");
    }
}

/// The reports of one event in a batch of three make one story.
#[test]
fn reports_that_share_only_the_scene_are_of_one_story() {
    let other = "The central bank of Norway left its rate at 4.5 percent. Inflation stays high, its governor said.";
    let reports = |first: &str, second: &str| {
        let articles = [("a", first), ("b", second), ("c", other)].map(|(id, text)| {
            let date = "2031-05-14".parse().expect("a date");
            Article::new(id, text).expect("a text").with_published(date)
        });
        let report = Reconciler::new().reconcile(articles).report;
        let toll = |source: &str| {
            let mut claims = report.claims.iter().filter(|c| c.source == source && c.slot.relation() == "count");
            claims.next().map(|c| c.slot.to_string()).expect("a toll")
        };
        toll("a") == toll("b")
    };
    assert!(reports(
        "Blast at fuel depot shakes Oslo\n\nAn explosion at a fuel depot in Oslo killed nine people on Tuesday.",
        "Explosion in Oslo leaves twelve dead\n\nOslo woke up to smoke and rubble after the explosion. Twelve people died.",
    ));
    assert!(!reports(
        "Blast at fuel depot shakes Oslo\n\nAn explosion at a fuel depot in Oslo killed nine people on Tuesday.",
        "Ferry sinks off Bergen\n\nA ferry from Oslo sank off Bergen in the night. Twelve people died.",
    ));
}

/// Two that tell of Monday's explosion.
const BLAST: [&str; 2] = [
    "An explosion in Aville killed nine people on Monday.",
    "The explosion in Aville happened on Monday. It killed nine.",
];

/// Whether the figures marked with brackets in two reports meet beside two others.
fn meet_beside(beside: [&str; 2], one: &str, other: &str) -> bool {
    let mut marked = Vec::new();
    let mut articles: Vec<_> = [("one", one), ("other", other)].to_vec();
    articles.extend([("first", beside[0]), ("second", beside[1])]);
    let articles = articles.into_iter().map(|(id, text)| {
        let mark = text.find('[').zip(text.find(']'));
        marked.extend(mark.map(|(from, to)| (id, from, to - 1)));
        let text = text.replace(['[', ']'], "");
        Article::new(id, text).expect("a text").with_published("2031-05-14".parse().expect("a date"))
    });
    let report = Reconciler::new().reconcile(articles.collect::<Vec<_>>()).report;
    let found = |&(id, from, to): &(&str, usize, usize)| {
        let at = |c: &&corroborate::Claim| c.source == id && c.figure.start() < to && from < c.figure.end();
        report.claims.iter().find(at).map_or_else(|| panic!("no claim: {one} / {other}"), |c| c.id.clone())
    };
    let claims: Vec<String> = marked.iter().map(found).collect();
    report.clusters.iter().any(|k| claims.iter().all(|id| k.claims.contains(id)))
}

/// A report that quotes somebody at length repeats words, and tells no saying in two wordings.
#[test]
fn one_report_quotes_two_sayings_of_like_words() {
    let text =
        "“We are not selling the old lamps,” Rita Pires said. “We are buying the shop that makes the old lamps.”";
    let report = Reconciler::new().reconcile([Article::new("one", text).expect("a text")]).report;
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

#[test]
fn the_day_of_the_story_in_other_words() {
    let told = "The explosion in Aville killed nine people on [Monday].";
    for other in [
        "Panic swept Aville on [Monday]. The explosion killed nine people.",
        "The attack in Aville took place on [Monday]. The attackers killed nine people.",
        "The market of Aville was a field of rubble on [Monday] after the explosion killed nine.",
    ] {
        assert!(meet_beside(BLAST, told, other), "{other}");
    }
    for other in [
        // Another day, and what is done because of it.
        "Panic swept Aville on [Tuesday]. The explosion killed nine people.",
        "The explosion killed nine people. Officers arrested a suspect at the border on [Monday].",
        "After the explosion in Aville, which killed nine people, the president visited the market on [Monday].",
        "The explosion in Aville killed nine people, the mayor said on [Monday].",
        // Who of the wounded died later does not say when it was.
        "The explosion in Aville killed nine people. Two shoppers were hurt and one died on [Tuesday].",
    ] {
        assert!(!meet_beside(BLAST, told, other), "{other}");
    }
    // One report alone calls it by its kind, and the others give its day.
    let dark = [
        "Aville and Btown sat in the dark on Monday. Norsea Power switched the power plant at Ekfors back on.",
        "The trams of Aville and Btown stood still on Monday. Norsea Power blamed the power plant at Ekfors.",
    ];
    let told = "A blackout hit Aville and Btown on [Monday]. Norsea Power lost its power plant at Ekfors.";
    assert!(meet_beside(
        dark,
        told,
        "The lights of Aville and Btown failed on [Monday]. The plant of Norsea Power at Ekfors had failed."
    ));
    assert!(!meet_beside(
        dark,
        told,
        "The lights of Aville and Btown failed on [Tuesday]. The plant of Norsea Power at Ekfors had failed."
    ));
    // Three name one day, each in words of its own.
    let strewn = [
        "Glass lay on the streets of Aville on Monday. Nobody knew the cause.",
        "Windows burst in Aville on Monday. Nobody knew the cause.",
    ];
    let told = "Roofs flew over Aville on [Monday]. Nobody knew the cause.";
    assert!(meet_beside(strewn, told, "Walls shook in Aville on [Monday]. Nobody knew the cause."));
    assert!(!meet_beside(strewn, told, "Walls shook in Aville on [Tuesday]. Nobody knew the cause."));
    // Two reports tell of it by what they saw, and one gives the minute.
    let crowd = [
        "Panic swept Aville on Monday. The explosion killed nine people.",
        "The explosion in Aville happened at 7:34 a.m. on Monday.",
    ];
    let told = "The explosion in Aville killed nine people at [7:34 a.m.] on Monday.";
    assert!(meet_beside(crowd, told, "Panic swept Aville on [Monday]. The explosion killed nine people."));
    let panes =
        |minute| format!("The panes of Aville trembled at [{minute}] on Monday. The explosion killed nine people.");
    assert!(meet_beside(BLAST, told, &panes("7:34 a.m.")));
    assert!(!meet_beside(BLAST, told, &panes("7:52 a.m.")));
}
