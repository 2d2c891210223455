package org.broadsheet.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Documents of every type with every member set, for golden files. */
final class Samples {
  static final Hash HASH = Hash.of(new byte[] {1, 2, 3});
  static final Instant TIME = Instant.parse("2025-02-14T10:58:00.123456Z");

  private Samples() {}

  static Medium medium() {
    return new Medium(HASH, "image/jpeg", 1600, 1000, new Medium.Focus(500, 333));
  }

  static Block.Figure figure() {
    return new Block.Figure(medium(), "两只鹭 & a reed", Inline.of("晨雾 <1>"), "本报版画");
  }

  static Article article() {
    List<Inline> rich =
        List.of(
            new Inline.Text("水 H"),
            new Inline.Subscript(Inline.of("2")),
            new Inline.Text("O, m"),
            new Inline.Superscript(Inline.of("2")),
            new Inline.Strong(List.of(new Inline.Emphasis(Inline.of("𠮷 \"quoted\"")))),
            new Inline.Break(),
            new Inline.Link(new Href("https://reedpipe.example/a?b=1&c=2"), Inline.of("芦笛")));
    return Article.of(
            "zh",
            new ChannelPath("local/reed-isle/top"),
            "渡轮改电 <b>&amp; 🚢",
            List.of(
                new Block.Paragraph(rich),
                new Block.Heading(2, Inline.of("十项安排")),
                new Block.Quote(Inline.of("慢一点。"), "船工", new Href("/s/river")),
                new Block.Listing(
                    true,
                    List.of(
                        new Block.Listing.Item(
                            Inline.of("一"),
                            new Block.Listing(
                                false, List.of(new Block.Listing.Item(Inline.of("甲"), null)))))),
                figure(),
                new Block.Gallery(new ArticleId("0123456789"), "三十六景", List.of(figure())),
                new Block.Table(
                    "水位",
                    List.of(Inline.of("月"), Inline.of("米")),
                    List.of(List.of(Inline.of("1"), List.of())),
                    true,
                    new PartialDate("2025-02"),
                    Block.Chart.LINE),
                new Block.KeyFacts(
                    "要点",
                    List.of(
                        new Block.KeyFacts.Fact(
                            "船", "12", "艘", new PartialDate("2025"), "共有12艘船。"))),
                new Block.Timeline(
                    "经过",
                    true,
                    List.of(
                        new Block.Timeline.Moment("2024", "去年", Inline.of("开工"), null),
                        new Block.Timeline.Moment(
                            "2025-02-14T10:58:00.000Z/2025-02-15",
                            null,
                            Inline.of("试航"),
                            new Href("/s/river")))),
                new Block.Embed(
                    Block.Provider.BILIBILI, new Href("https://video.example/1"), "试航录像"),
                new Block.Divider(),
                new Block.Vote("night-fares")))
        .edit()
        .genre(Article.Genre.LIVE)
        .subhead("一次看清")
        .summary("全部改电。")
        .slug("electric-ferries")
        .lead(figure())
        .credits(
            List.of(
                new Credit(Credit.Role.AUTHOR, "陆遥", "p0123456789"),
                Credit.of(Credit.Role.RESPONSIBLE_EDITOR, "外报编辑")))
        .source(
            new Source(
                "芦笛社/石桥晚报",
                List.of("芦笛社", "石桥晚报"),
                new Href("https://reedpipe.example/1"),
                "reedpipe"))
        .originalPublished(TIME)
        .originalUpdated(TIME.plusSeconds(60))
        .tags(List.of("渡轮", "电动"))
        .related(List.of(new ArticleId("abcdefghjk")))
        .translationOf(new ArticleId("zzzzzzzzzz"))
        .ai(Article.Ai.ASSISTED_TRANSLATION)
        .moodsOff(true)
        .notices(List.of(new Article.Notice(Article.Notice.Kind.CORRECTION, TIME, "首航是6时40分。")))
        .article();
  }

  static List<Document> documents() {
    Map<String, String> names = Map.of("zh", "芦洲", "en", "Reed Isle");
    return List.of(
        article(),
        new Front(
            "zh",
            new ChannelPath("local"),
            List.of(
                new Front.Slot(
                    Front.Place.FOCUS,
                    "视觉",
                    new ChannelPath("culture"),
                    List.of(new ArticleId("0123456789")),
                    4))),
        new Special(
            "zh",
            "江上一年",
            "导语。",
            figure(),
            List.of(new Block.Divider()),
            List.of(new Special.Section("起", List.of(new ArticleId("0123456789"))))),
        new Poll(
            "en",
            "Should night fares fall?",
            List.of(new Poll.Choice("yes", "Yes"), new Poll.Choice("no", "No")),
            true,
            TIME,
            true),
        new Site(
            "https://heron.example",
            "Asia/Shanghai",
            List.of("zh", "en"),
            names,
            Map.of("zh", "一江两岸，字字有据"),
            List.of(
                new Site.Channel(new ChannelPath("local"), Map.of("zh", "地方"), false),
                new Site.Channel(new ChannelPath("local/reed-isle"), names, true)),
            Map.of("old", "local"),
            Site.MOODS,
            Map.of("zh", "虚构样报"),
            Map.of("accent", "#0a5c5c"),
            medium()),
        new SourceProfile(
            Map.of("zh", "芦笛社"), new Href("https://reedpipe.example/"), "Asia/Shanghai", names),
        new Person(names, Map.of("zh", "编辑"), Map.of("en", "Edits."), figure()),
        new Statement("zh", Statement.Role.PUBLISHER, "改期未定。"),
        new Audit(Audit.Act.EMERGENCY_REVIEWED, "article:0123456789", HASH));
  }

  static PublicationEvent event() {
    return new PublicationEvent(
        new EntryId(EntryKind.ARTICLE, "0123456789"),
        3,
        PublicationEvent.Change.CORRECTION,
        TIME,
        "0123456789",
        HASH,
        Hash.of(new byte[] {9}),
        List.of(Hash.of(new byte[] {5}), HASH, HASH),
        TIME,
        LocalDate.of(2025, 2, 14),
        List.of(new PublicationEvent.Approval(1, "p0000000001", HASH, TIME)),
        "p0000000002",
        new PublicationEvent.Origin(HASH, "capture"),
        List.of());
  }
}
