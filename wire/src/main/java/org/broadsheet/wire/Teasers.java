package org.broadsheet.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.wire.Extraction.Teaser;
import org.jspecify.annotations.Nullable;

/**
 * The other stories that a page shows under its own: lists under a label, and running lists whose
 * items carry a time.
 */
final class Teasers {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern PICTURE =
      Pattern.compile(
          ".*(?:视觉|图片|图集|组图|焦点图|高清|图说|影像|摄影|光影|picture|photo|gallery|galleries|in focus|visual|slideshow).*",
          FLAGS);
  private static final Pattern RELATED =
      Pattern.compile(
          "(?:.*(?:相关|延伸|扩展|往期|同类|also like|read (?:next|also|this)|see also|up next|more (?:on|about) ).*|related.*)",
          FLAGS);
  private static final Pattern RANKING =
      Pattern.compile(
          ".*(?:排行|热榜|热门|热点|热文|热搜|点击榜|trending|popular|most (?:read|viewed|shared|commented|watched|discussed)|top (?:stories|news|headlines|articles)).*",
          FLAGS);
  private static final Pattern STREAM =
      Pattern.compile(
          ".*(?:推荐|最新|滚动|要闻|头条|更多|猜你|为您|为你|精彩|新闻|资讯|阅读|文章|latest|recommended|more|news|stories|headlines|you may|don.t miss|editor|must read).*",
          FLAGS);

  /** Labels of widgets that hold no stories. */
  private static final Pattern WIDGET =
      Pattern.compile(
          ".*(?:心情|表情|评论|留言|跟帖|分享|关于|联系|版权|声明|责编|编辑|订阅|下载|客户端|微信|微博|二维码|页|专题|策划|友情链接|合作|comment|repl(?:y|ies)|share|follow|about|contact|newsletter|subscribe|sign up|copyright|tags?|topics?|categor|author|sponsor|advert|promoted|privacy|cookie|terms|jobs|links).*",
          FLAGS);

  private static final Pattern LEADING_NUMBER =
      Pattern.compile("^(?:\\d{1,2}[.、)]\\s?|\\d{1,2}\\s{1,2}(?=\\D))");
  private static final Pattern AGO =
      Pattern.compile(
          "\\s{1,2}(?:\\d+|an?) ?(?:minutes?|mins?|hours?|hrs?|days?|weeks?) ago$|\\s?\\d+(?:分钟|小时|天)前$",
          FLAGS);

  private final List<Line> lines;
  private final Zones zones;

  private Teasers(List<Line> lines, Zones zones) {
    this.lines = lines;
    this.zones = zones;
  }

  static List<Teaser> of(List<Line> after, Zones zones) {
    return new Teasers(after, zones).read();
  }

  private record Item(List<String> words, Dates.@Nullable Found when) {}

  private List<Teaser> read() {
    var teasers = new ArrayList<Teaser>();
    int at = 0;
    Teaser.@Nullable Kind kind = null;
    boolean widget = false;
    while (at < lines.size()) {
      String text = lines.get(at).text();
      if (isLabel(at)) {
        widget = isWidget(text);
        kind = widget ? null : kind(text);
        at++;
        continue;
      }
      int end = sectionEnd(at);
      if (kind != null || !widget && hasTimes(at, end)) {
        addItems(at, end, kind, teasers);
      }
      at = Math.max(end, at + 1);
    }
    return teasers;
  }

  /** A short line that names a section: a known word, and no story of its own. */
  private boolean isLabel(int i) {
    Line line = lines.get(i);
    String text = line.text();
    if (line.bullet() || Phrases.isStamp(text) || text.length() > 60) {
      return false;
    }
    boolean foot = Phrases.endsForGood(text) || Phrases.ends(text);
    if (foot) {
      return true;
    }
    boolean brief =
        Script.hanShare(text) > 0.3
            ? text.length() <= 8
            : Script.words(text) <= 4 && text.length() <= 32;
    return brief
        && !Script.endsSentence(text)
        && (kindOrNull(text) != null || WIDGET.matcher(text).matches());
  }

  private static boolean isWidget(String text) {
    return WIDGET.matcher(text).matches()
            && !RELATED.matcher(text).matches()
            && !RANKING.matcher(text).matches()
            && !PICTURE.matcher(text).matches()
        || kindOrNull(text) == null
        || text.length() > 40
        || text.matches("(?:加载|查看|展开|点击).*|(?i)(?:load|show|view|see) .*|阅读.*全文.*");
  }

  private static Teaser.@Nullable Kind kindOrNull(String text) {
    if (PICTURE.matcher(text).matches()) {
      return Teaser.Kind.PICTURE;
    }
    if (RELATED.matcher(text).matches()) {
      return Teaser.Kind.RELATED;
    }
    if (RANKING.matcher(text).matches()) {
      return Teaser.Kind.RANKING;
    }
    return STREAM.matcher(text).matches() ? Teaser.Kind.STREAM : null;
  }

  private static Teaser.Kind kind(String text) {
    Teaser.Kind kind = kindOrNull(text);
    return kind == null ? Teaser.Kind.STREAM : kind;
  }

  private int sectionEnd(int start) {
    int at = start;
    int indent = lines.get(start).indent();
    while (at < lines.size()
        && lines.get(at).indent() >= indent
        && !isLabel(at)
        && !isFoot(lines.get(at).text())) {
      at++;
    }
    return at;
  }

  private static boolean isFoot(String text) {
    return Phrases.isLegal(text) || Phrases.endsForGood(text);
  }

  private boolean hasTimes(int from, int to) {
    int times = 0;
    for (int i = from; i < to; i++) {
      times += Phrases.isStamp(lines.get(i).text()) ? 1 : 0;
    }
    return times >= 2 && times * 5 >= to - from;
  }

  private void addItems(int from, int to, Teaser.@Nullable Kind label, List<Teaser> teasers) {
    List<Item> items = hasTimes(from, to) ? timed(from, to) : plain(from, to);
    Teaser.Kind kind = label == null ? Teaser.Kind.STREAM : label;
    long told =
        items.stream()
            .filter(item -> item.words().size() == 1 && isSummary(item.words().getFirst()))
            .count();
    long single = items.stream().filter(item -> item.words().size() == 1).count();
    boolean summaries = hasTimes(from, to) && told * 2 > single;
    for (Item item : items) {
      var when = item.when() == null ? null : zones.plain(item.when());
      if (item.words().size() >= 2) {
        String rest = String.join(" ", item.words().subList(1, item.words().size()));
        teasers.add(new Teaser(kind, item.words().getFirst(), rest, when, null));
      } else {
        String words = item.words().getFirst();
        boolean summary = summaries || kind == Teaser.Kind.STREAM && isSummary(words);
        teasers.add(new Teaser(kind, summary ? null : words, summary ? words : null, when, null));
      }
    }
  }

  private static boolean isSummary(String text) {
    boolean stop =
        text.endsWith("。") || text.endsWith(".") && Script.words(text) > 8 || text.endsWith("…");
    return stop || Script.words(text) > 28;
  }

  /** Items whose time stands on a line of its own, after the words or before them. */
  private List<Item> timed(int from, int to) {
    boolean timeFirst = Phrases.isStamp(lines.get(from).text());
    var items = new ArrayList<Item>();
    var words = new ArrayList<String>();
    Dates.Found when = null;
    for (int i = from; i < to; i++) {
      String text = lines.get(i).text();
      if (!Phrases.isStamp(text)) {
        if (!Phrases.isChrome(text)) {
          words.add(text);
        }
        continue;
      }
      if (timeFirst) {
        add(items, words, when);
      }
      when = Dates.in(text);
      if (!timeFirst) {
        add(items, words, when);
      }
    }
    if (timeFirst) {
      add(items, words, when);
    }
    return items;
  }

  private static void add(List<Item> items, List<String> words, Dates.@Nullable Found when) {
    if (!words.isEmpty()) {
      items.add(
          new Item(
              List.copyOf(words.size() > 3 ? words.subList(words.size() - 2, words.size()) : words),
              when));
      words.clear();
    }
  }

  /** Items of one line each, with or without a date at their end. */
  private List<Item> plain(int from, int to) {
    var items = new ArrayList<Item>();
    for (int i = from; i < to; i++) {
      String text = LEADING_NUMBER.matcher(lines.get(i).text()).replaceFirst("");
      Dates.Found when = Dates.in(text);
      if (when != null && when.end() >= text.length() - 2 && when.start() > 3) {
        text = text.substring(0, when.start()).replaceAll("[\\s\\[(（|·-]+$", "");
      } else if (when != null && when.start() <= 1 && when.end() < text.length() - 5) {
        text = text.substring(when.end()).replaceAll("^[\\s\\])）|·:：-]+", "");
      } else {
        when = null;
        text = AGO.matcher(text).replaceFirst("");
      }
      Item before = items.isEmpty() ? null : items.getLast();
      boolean tells =
          before != null
              && before.words().size() == 1
              && lines.get(i).gap() == 0
              && isSummary(text);
      if (tells && before != null && !isSummary(before.words().getFirst())) {
        items.set(
            items.size() - 1,
            new Item(
                List.of(before.words().getFirst(), text),
                before.when() == null ? when : before.when()));
        continue;
      }
      boolean headline =
          text.indexOf('|') == text.lastIndexOf('|')
              && Script.words(text) >= 3
              && !Phrases.isChrome(lines.get(i).text())
              && !Phrases.isStamp(text);
      if (headline) {
        items.add(new Item(List.of(text), when));
      } else if (!items.isEmpty() && Phrases.isStamp(text) && items.getLast().when() == null) {
        items.set(items.size() - 1, new Item(items.getLast().words(), Dates.in(text)));
      }
    }
    return items;
  }
}
