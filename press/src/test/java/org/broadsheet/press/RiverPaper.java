package org.broadsheet.press;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.broadsheet.content.Article;
import org.broadsheet.content.Article.Notice;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Credit;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Href;
import org.broadsheet.content.Inline;
import org.broadsheet.content.Medium;
import org.broadsheet.content.PartialDate;
import org.broadsheet.content.Person;
import org.broadsheet.content.Poll;
import org.broadsheet.content.Site;
import org.broadsheet.content.Source;
import org.broadsheet.content.SourceProfile;
import org.broadsheet.content.Special;

/** The stories of a small paper that does not exist, one for each thing a page can show. */
final class RiverPaper {
  static final int FERRY = 1;
  static final int REPRINT = 2;
  static final int CORRECTED = 3;
  static final int LANTERNS = 4;
  static final int EMERGENCY = 5;
  static final int BENCHES = 6;
  static final int ENGLISH = 7;
  static final int HOSTILE = 8;
  static final int FIRST_PLAIN = 20;
  static final int PLAIN = 30;

  private RiverPaper() {}

  static Site site() {
    return new Site(
        "https://news.example",
        "Asia/Shanghai",
        List.of("zh", "en"),
        Map.of("zh", "鹭渡新闻", "en", "The Heron Ferry Post"),
        Map.of("zh", "一江两岸，字字有据", "en", "Both banks, every line on record"),
        List.of(
            channel("top", "要闻", "Top"),
            channel("local", "地方", "Local"),
            channel("local/reed-isle", "芦洲", "Reed Isle"),
            channel("local/reed-isle/top", "要闻", "Top"),
            channel("local/stonebridge", "石桥", "Stonebridge"),
            channel("business", "经济", "Business"),
            channel("science", "科学", "Science"),
            channel("culture", "文化", "Culture"),
            channel("sport", "体育", "Sport"),
            channel("living", "生活", "Living"),
            channel("opinion", "评论", "Opinion")),
        Map.of("regional", "local"),
        List.of("happy", "sad", "like", "pass"),
        Map.of("zh", "虚构样报：地名、人物与新闻均为虚构。", "en", "A fictional sample newspaper."),
        Map.of("accent", "#0b5a6f", "accent-dark", "#7cc4d8"),
        null);
  }

  private static Site.Channel channel(String path, String zh, String en) {
    return new Site.Channel(new ChannelPath(path), Map.of("zh", zh, "en", en), false);
  }

  static Person person(String zh, String en, String title) {
    return new Person(
        Map.of("zh", zh, "en", en),
        Map.of("zh", title),
        Map.of("zh", "在江边长大，写了二十年渡口的事。"),
        figure("portrait", "", ""));
  }

  static Block.Figure figure(String name, String alt, String caption) {
    return new Block.Figure(
        new Medium(
            Hash.of(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            "image/png",
            1800,
            1200,
            new Medium.Focus(500, 400)),
        alt,
        Inline.of(caption),
        "林渡 绘");
  }

  static Article plain(int number) {
    String[][] titles = {
      {"top", "江堤步道通宵亮灯，夜跑的人多了一倍", "沿江八公里步道自本月起整夜照明，社区记录显示晚十点以后的行人明显增加。"},
      {"science", "月光下的芦苇为何发亮", "研究站用三个冬天的照片说明，发亮的不是芦苇，而是叶面上结成薄片的盐霜。"},
      {"culture", "石桥老茶馆重开，第一壶茶留给修桥人", "停业两年的茶馆昨天开门，老板把修缮账本挂在门口，一笔一笔可以查。"},
      {"business", "船厂接下十二艘电动渡轮订单", "订单分三年交付，首批四艘将在本地下水，预计新增岗位三百四十个。"},
      {"sport", "龙舟决赛改到清晨，为的是一条平静的江", "组委会公布的水文数据显示，上午七点前后江面最平。"},
      {"living", "春天的第一筐荠菜，从哪一处田埂来", "集市上的摊主说，真正的野荠菜要看叶背。"},
      {"local/reed-isle", "芦洲观鸟季开始，三十六处观测点一图看清", "今年新增六处无障碍观测点，全部可以坐轮椅抵达。"},
      {"opinion", "把长椅还给江边", "一座城市肯不肯让人坐下来，是看得出来的。"},
      {"local/stonebridge", "旧桥加固完工，重车仍须绕行", "检测报告全文公开，最弱的一跨在东岸第三孔。"},
      {"top", "今年水位一览：比去年低四十厘米", "水文站公布全年数据，低水期提前了十一天。"},
    };
    String[] row = titles[number % titles.length];
    String turn =
        number < titles.length ? "" : "（之" + "一二三四五六".charAt(number / titles.length) + "）";
    Article.Draft draft =
        Article.of(
                "zh",
                new ChannelPath(row[0]),
                row[1] + turn,
                List.of(Block.Paragraph.of(row[2]), Block.Paragraph.of("本报将继续记录。")))
            .edit()
            .summary(row[2])
            .genre(row[0].equals("opinion") ? Article.Genre.OPINION : Article.Genre.NEWS)
            .tags(List.of(number % 2 == 0 ? "砚江" : "渡口"));
    if (number % 3 != 2) {
      draft.lead(figure("picture " + number % 7, "一幅木刻风格的江景", ""));
    }
    return draft.article();
  }

  static Article ferry() {
    return Article.of("zh", new ChannelPath("local/reed-isle/top"), "渡轮改电，十项安排一次看清", ferryBody())
        .edit()
        .subhead("首批四艘五月下水，票价一年内不变，夜航增至每二十分钟一班")
        .summary("全部十二艘渡轮将在三年内改为电动，首批四艘五月下水；施工期间两岸各保留一个柴油泊位。")
        .lead(figure("ferry", "两艘渡轮在晨雾里交会，船头各有一盏黄灯", "晨雾里的两班渡轮。今年五月起，其中一艘将改用电力。"))
        .credits(
            List.of(
                new Credit(Credit.Role.AUTHOR, "沈知舟", "writer0001"),
                Credit.of(Credit.Role.PHOTOGRAPHER, "林渡"),
                Credit.of(Credit.Role.CORRESPONDENT, "何晚照")))
        .tags(List.of("渡口", "砚江", "电动渡轮"))
        .article();
  }

  private static List<Block> ferryBody() {
    return List.of(
        new Block.KeyFacts(
            "要点",
            List.of(
                new Block.KeyFacts.Fact("电动渡轮", "12", "艘", null, "三年内全部更换。"),
                new Block.KeyFacts.Fact("夜航间隔", "20", "分钟", new PartialDate("2026-05"), null),
                new Block.KeyFacts.Fact("噪声下降", "60", "%", null, null),
                new Block.KeyFacts.Fact("票价", "2.50", "元", new PartialDate("2026-03-20"), null))),
        Block.Paragraph.of(
            "砚江两岸的渡轮要改用电力了。航运处昨天公布的方案说，十二艘船将分三年更换，首批四艘五月下水，" + "全部改造期间两岸各保留一个柴油泊位，任何时候都有船可坐。"),
        new Block.Paragraph(
            List.of(
                new Inline.Text("方案最受关心的是票价。“一年之内不变，一年之后怎么定，"),
                new Inline.Strong(Inline.of("先开会、后定价、全程公开")),
                new Inline.Text("。”航运处负责人说。完整方案可以在"),
                new Inline.Link(new Href("https://ferry.example/plan"), Inline.of("航运处网站")),
                new Inline.Text("查阅，其中充电用电约为每航次 H"),
                new Inline.Subscript(Inline.of("2")),
                new Inline.Text("O 蒸发量的零头，江面水温不受影响。"))),
        new Block.Heading(2, Inline.of("十项安排")),
        new Block.Listing(
            true,
            List.of(
                new Block.Listing.Item(
                    Inline.of("首批四艘五月下水，先跑芦洲航线。"),
                    new Block.Listing(
                        false,
                        List.of(
                            new Block.Listing.Item(Inline.of("早班六时四十分开"), null),
                            new Block.Listing.Item(Inline.of("末班延到零时"), null)))),
                new Block.Listing.Item(Inline.of("夜航加密到每二十分钟一班。"), null),
                new Block.Listing.Item(Inline.of("施工期间两岸各留一个柴油泊位。"), null),
                new Block.Listing.Item(Inline.of("老人与学生票价不变。"), null))),
        new Block.Quote(Inline.of("江是大家的路。路不能断，哪怕一天。"), "陈渡生，退休船工", null),
        figure("deck", "工人在甲板上铺设电缆", "甲板上的电缆走向经过三次修改。"),
        new Block.Heading(2, Inline.of("改造时间表")),
        new Block.Timeline(
            null,
            false,
            List.of(
                new Block.Timeline.Moment("2026-05", null, Inline.of("首批四艘下水。"), null),
                new Block.Timeline.Moment(
                    "2026-06/2026-12",
                    null,
                    Inline.of("石桥码头充电桩施工。"),
                    new Href("/c/local/stonebridge")),
                new Block.Timeline.Moment("2027", "2027 年春", Inline.of("第二批五艘交付。"), null),
                new Block.Timeline.Moment(
                    "2028-11-30T16:00:00.000Z", null, Inline.of("最后一艘柴油渡轮靠岸。"), null))),
        new Block.Table(
            "三条航线的变化",
            List.of(Inline.of("航线"), Inline.of("现在"), Inline.of("改造后"), Inline.of("每日班次")),
            List.of(
                List.of(Inline.of("芦洲"), Inline.of("30 分钟"), Inline.of("20 分钟"), Inline.of("72")),
                List.of(Inline.of("石桥"), Inline.of("25 分钟"), Inline.of("20 分钟"), Inline.of("68")),
                List.of(Inline.of("上滩"), Inline.of("40 分钟"), Inline.of("30 分钟"), Inline.of("48"))),
            true,
            new PartialDate("2026-03"),
            Block.Chart.BAR),
        new Block.Divider(),
        new Block.Gallery(
            new ArticleId("9999999999"),
            "从船厂到码头",
            List.of(
                figure("yard 1", "船台上的船壳", "船台上的第一艘船壳。"),
                figure("yard 2", "电池舱", "电池舱在水线以下。"),
                figure("yard 3", "驾驶室", "新驾驶室视野更开阔。"))),
        new Block.Embed(
            Block.Provider.PEERTUBE, new Href("https://video.example/w/ferry"), "试航全程录像"),
        new Block.Vote("night-fare"),
        Block.Paragraph.of("公众意见征集到四月十五日止。"));
  }

  static Article reprint() {
    return Article.of(
            "zh",
            new ChannelPath("local/stonebridge"),
            "石桥老街口的修表匠收了第一个徒弟",
            List.of(
                Block.Paragraph.of("石桥老街口的修表铺开了四十一年，昨天，铺子里第一次坐了两个人。"),
                Block.Paragraph.of("修表匠说，收徒弟不看手，看能不能坐得住。")))
        .edit()
        .source(
            new Source(
                "芦笛社/石桥晚报",
                List.of("芦笛社", "石桥晚报"),
                new Href("https://reedpipe.example/2026/watch"),
                "reedpipe"))
        .originalPublished(Instant.parse("2026-03-18T10:58:00.000Z"))
        .credits(
            List.of(
                Credit.of(Credit.Role.AUTHOR, "梅远"),
                Credit.of(Credit.Role.RESPONSIBLE_EDITOR, "苏合")))
        .tags(List.of("石桥"))
        .article();
  }

  static Article corrected(boolean withNotice) {
    Article.Draft draft =
        Article.of(
                "zh",
                new ChannelPath("top"),
                "新航线首班船明早开",
                List.of(Block.Paragraph.of("首班船 " + (withNotice ? "6 时 40 分" : "7 时") + "从芦洲开出。")))
            .edit()
            .tags(List.of("渡口"));
    if (withNotice) {
      draft.notices(
          List.of(
              new Notice(
                  Notice.Kind.CORRECTION,
                  Instant.parse("2026-03-20T02:00:00.000Z"),
                  "本文先前把首班时间写成 7 时，应为 6 时 40 分。")));
    }
    return draft.article();
  }

  static Article english() {
    return Article.of(
            "en",
            new ChannelPath("local/reed-isle/top"),
            "Electric ferries: ten steps at a glance",
            List.of(
                Block.Paragraph.of(
                    "All twelve ferries on the Inkwater will run on electricity within three years."),
                Block.Paragraph.of(
                    "The first four go into the water in May; fares stay as they are for a year.")))
        .edit()
        .summary(
            "All twelve ferries will run on electricity within three years; the first four sail in May.")
        .lead(
            figure(
                "ferry",
                "Two ferries pass each other in the morning mist",
                "Two boats in the mist."))
        .credits(List.of(new Credit(Credit.Role.TRANSLATOR, "Zhizhou Shen", "writer0001")))
        .translationOf(Paper.id(FERRY))
        .ai(Article.Ai.ASSISTED_TRANSLATION)
        .tags(List.of("ferries"))
        .article();
  }

  static Article hostile() {
    return Article.of(
            "zh",
            new ChannelPath("culture"),
            "<script>alert(1)</script> & \"引号\" 𠮷野家 🦢 pneumonoultramicroscopicsilicovolcanoconiosis",
            List.of(
                Block.Paragraph.of(
                    "</p><img src=x onerror=alert(1)> </script><script>alert(2)</script>"),
                new Block.Paragraph(
                    List.of(
                        new Inline.Link(
                            new Href("https://x.example/?a=1&b='onmouseover=alert(1)'"),
                            Inline.of("\" onclick=\"alert(3)"))))))
        .edit()
        .tags(List.of("a/b?c#d", "</script>"))
        .article();
  }

  /** The whole paper, in a log of its own. */
  static Paper print() {
    var paper = new Paper();
    paper.put(EntryKind.SITE, "site", site());
    paper.put(EntryKind.PERSON, "writer0001", person("沈知舟", "Zhizhou Shen", "记者"));
    paper.put(EntryKind.PERSON, "editor0001", person("顾砚", "Gu Yan", "值班编辑"));
    paper.put(EntryKind.PERSON, "editor0002", person("温汀", "Wen Ting", "编委"));
    paper.put(
        EntryKind.SOURCE,
        "reedpipe",
        new SourceProfile(
            Map.of("zh", "芦笛社", "en", "Reedpipe News"),
            new Href("https://reedpipe.example/"),
            null,
            Map.of("zh", "经芦笛社授权转载，标题与正文未作改动。")));
    paper.put(
        EntryKind.POLL,
        "night-fare",
        new Poll(
            "zh",
            "夜航票价该不该降？",
            List.of(new Poll.Choice("yes", "该降"), new Poll.Choice("no", "维持不变")),
            false,
            Instant.parse("2026-04-15T15:00:00.000Z"),
            false));
    for (int i = PLAIN - 1; i >= 0; i--) {
      paper.publish(FIRST_PLAIN + i, plain(i), "editor0001");
      paper.wait(Duration.ofMinutes(47));
    }
    paper.take(REPRINT, reprint());
    paper.publish(CORRECTED, corrected(false), "editor0001");
    paper.publish(
        Paper.id(CORRECTED),
        corrected(true),
        org.broadsheet.content.PublicationEvent.Change.CORRECTION,
        "editor0001",
        "editor0002");
    paper.publish(LANTERNS, corrected(false).edit().headline("灯会改期").article(), "editor0001");
    paper.withdraw(LANTERNS, "改期的消息未经主办方确认。");
    paper.emergency(
        EMERGENCY, corrected(false).edit().headline("上滩渡口暂停靠泊").article(), "江面突发大雾，须立即告知乘客。");
    paper.publish(HOSTILE, hostile(), "editor0001");
    paper.publish(
        BENCHES, plain(7).edit().headline("让长椅回到江边").moodsOff(true).article(), "editor0001");
    paper.publish(FERRY, ferry(), "editor0001", "editor0002");
    paper.publish(ENGLISH, english(), "editor0001");
    paper.put(EntryKind.SPECIAL, "river-year", special());
    paper.put(EntryKind.SPECIAL, "river-year-en", englishSpecial());
    return paper;
  }

  static Special special() {
    return new Special(
        "zh",
        "江上一年",
        "一条江，十二条渡轮，十条承诺。本报逐月记录砚江上的改变。",
        figure("dawn", "晨光里，船夫撑船过江", "砚江，入秋后的一个清晨。"),
        List.of(
            new Block.KeyFacts(
                null,
                List.of(
                    new Block.KeyFacts.Fact("渡轮", "12", "艘", new PartialDate("2026-03"), null))),
            Block.Paragraph.of("做到的写做到，做不到的写为什么。"),
            new Block.Timeline(
                "这一年",
                false,
                List.of(new Block.Timeline.Moment("2026-03", null, Inline.of("十项安排公布。"), null))),
            new Block.Vote("night-fare")),
        List.of(
            new Special.Section("渡轮改电", List.of(Paper.id(FERRY), Paper.id(CORRECTED))),
            new Special.Section("已撤回", List.of(Paper.id(LANTERNS))),
            new Special.Section("两岸", List.of(Paper.id(REPRINT), Paper.id(LANTERNS)))));
  }

  static Special englishSpecial() {
    return new Special(
        "en",
        "A year on the river",
        null,
        figure("dawn", "A boatman at dawn", ""),
        List.of(),
        List.of(new Special.Section("Electric ferries", List.of(Paper.id(ENGLISH)))),
        "river-year");
  }
}
