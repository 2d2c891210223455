package org.broadsheet.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Credit;

/**
 * News that never happened, for load tests. The same seed and number give the same story. Lengths
 * are log-normal around the medians of section 6 of the design (1,400 characters in Chinese, 450
 * words in English); words follow Zipf's law, so that an index of them behaves like one of news.
 */
final class SyntheticNews {
  /** The newest story's time; the others go back from it a quarter of an hour each. */
  private static final Instant NEWEST = Instant.parse("2025-12-31T16:00:00.000Z");

  private static final String HAN =
      "江河湖海山川田野城乡村镇桥路船渡水土木石风雨云雪春夏秋冬朝暮晨夜东西南北上下左右前后内外大小高低长短新旧"
          + "远近多少早晚轻重快慢明暗红绿蓝白黑黄青紫金银铜铁书画诗文歌舞戏曲茶酒米面鱼鸟花草树林果菜灯火光影声色香味"
          + "工农商学兵医教研运动会展馆店厂站港线网电力气热能源环保建设规划投资产业科技创新数据平台服务管理标准质量安全"
          + "市民居家老幼青年学生教师职员司机船员渔民社区街道广场公园车票价格税费预算收入支出增长下降调整试行开放启用完成"
          + "计划报告方案意见通知公告讨论调查统计比较分析结果原因影响变化机会挑战经验措施目标任务阶段时间地点人数次数";

  private static final String[] ENGLISH =
      ("river ferry council harbour station budget school market bridge village season winter summer "
              + "morning evening report service plan price ticket worker driver teacher student garden "
              + "library museum theatre festival concert record season team match coach final score "
              + "water power energy solar wind grid cable repair flood level bank street square park "
              + "open close build begin finish offer agree discuss explain measure compare increase "
              + "reduce change carry travel visit return arrive depart collect deliver publish print "
              + "public local regional annual weekly daily early late new old large small quiet busy "
              + "bright careful steady common rare useful simple complete recent final certain likely "
              + "people family neighbour visitor engineer doctor nurse farmer baker artist writer "
              + "project study result method figure number share half third quarter percent hour day "
              + "week month year minute metre kilometre litre tonne boat barge dock quay lock pier "
              + "signal timetable route crossing passenger freight engine battery charger workshop "
              + "committee meeting proposal answer question letter notice rule permit licence audit")
          .split(" ");

  private static final String[] JOINTS = {
    "the", "of", "and", "to", "in", "a", "for", "on", "with", "at", "by", "from", "after", "before"
  };

  private static final String[] CHANNELS = {
    "top",
    "local",
    "local/upper-strand",
    "local/reed-isle",
    "local/stonebridge",
    "business",
    "science",
    "culture",
    "sport",
    "living",
    "opinion"
  };

  private final long seed;

  SyntheticNews(long seed) {
    this.seed = seed;
  }

  /** One synthetic story. */
  record Item(ArticleId id, Instant published, Article article) {}

  /** The story with this number, from 0; the newest has number 0. */
  Item story(int number) {
    var random = new SplittableRandom(seed * 1_000_003L + number);
    boolean chinese = random.nextInt(10) < 7;
    ArticleId id = ArticleId.random(random);
    Instant published = NEWEST.minusSeconds(900L * number + random.nextInt(900));
    Article article = chinese ? chinese(random) : english(random);
    return new Item(id, published, article);
  }

  private static Article chinese(SplittableRandom random) {
    int length = logNormal(random, 1400);
    var body = new ArrayList<Block>();
    int written = 0;
    while (written < length) {
      String paragraph = chineseParagraph(random, Math.min(length - written + 10, 180));
      body.add(Block.Paragraph.of(paragraph));
      written += paragraph.length();
    }
    return finish("zh", chineseWords(random, 5 + random.nextInt(4)), body, random)
        .summary(chineseSentence(random))
        .tags(List.of(chineseWord(random), chineseWord(random)))
        .credits(
            List.of(Credit.of(Credit.Role.AUTHOR, chineseWords(random, 1) + random.nextInt(100))))
        .article();
  }

  private static Article english(SplittableRandom random) {
    int words = logNormal(random, 450);
    var body = new ArrayList<Block>();
    for (int written = 0; written < words; ) {
      var paragraph = new StringBuilder();
      int stop = written + 60;
      while (written < Math.min(stop, words)) {
        int count = 8 + random.nextInt(14);
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(englishSentence(random, count));
        written += count;
      }
      body.add(Block.Paragraph.of(paragraph.toString()));
    }
    String headline = englishSentence(random, 6 + random.nextInt(4));
    return finish("en", headline.substring(0, headline.length() - 1), body, random)
        .summary(englishSentence(random, 18))
        .tags(List.of(pick(ENGLISH, random), pick(ENGLISH, random)))
        .credits(List.of(Credit.of(Credit.Role.AUTHOR, "Writer " + random.nextInt(300))))
        .article();
  }

  private static Article.Draft finish(
      String language, String headline, List<Block> body, SplittableRandom random) {
    var channel = new ChannelPath(CHANNELS[random.nextInt(CHANNELS.length)]);
    return Article.of(language, channel, headline, body).edit();
  }

  private static String chineseParagraph(SplittableRandom random, int length) {
    var text = new StringBuilder();
    while (text.length() < length) {
      text.append(chineseSentence(random));
    }
    return text.toString();
  }

  private static String chineseSentence(SplittableRandom random) {
    var text = new StringBuilder();
    int clauses = 1 + random.nextInt(3);
    for (int i = 0; i < clauses; i++) {
      text.append(chineseWords(random, 3 + random.nextInt(5))).append(i + 1 < clauses ? '，' : '。');
    }
    return text.toString();
  }

  private static String chineseWords(SplittableRandom random, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(chineseWord(random));
    }
    return text.toString();
  }

  /** Two characters, the pair drawn by Zipf's law. */
  private static String chineseWord(SplittableRandom random) {
    int word = zipf(random, 8000);
    int first = (word * 31 + 7) % HAN.length();
    int second = (word * 17 + word / HAN.length() + 3) % HAN.length();
    return "" + HAN.charAt(first) + HAN.charAt(second);
  }

  private static String englishSentence(SplittableRandom random, int words) {
    var text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      String word = i % 3 == 1 ? pick(JOINTS, random) : englishWord(random);
      text.append(i == 0 ? capital(word) : " " + word);
    }
    return text.append('.').toString();
  }

  private static String englishWord(SplittableRandom random) {
    int word = zipf(random, 6000);
    String stem = ENGLISH[word % ENGLISH.length];
    return switch (word / ENGLISH.length) {
      case 0, 1, 2 -> stem;
      case 3, 4 -> stem + "s";
      default -> stem + "-" + ENGLISH[(word * 13 + 5) % ENGLISH.length];
    };
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String pick(String[] words, SplittableRandom random) {
    return words[random.nextInt(words.length)];
  }

  /** A rank from 0 to below {@code size}, rank r about 1/(r+1) times as often as the first. */
  private static int zipf(SplittableRandom random, int size) {
    return (int) Math.min(size - 1, Math.exp(random.nextDouble() * Math.log(size + 1.0)) - 1);
  }

  private static int logNormal(SplittableRandom random, int median) {
    double gauss = random.nextGaussian();
    return Math.clamp(Math.round(median * Math.exp(0.5 * gauss)), median / 5, median * 6);
  }
}
