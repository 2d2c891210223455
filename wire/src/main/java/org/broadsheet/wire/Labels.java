package org.broadsheet.wire;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lines that say who and where from: "来源：… 作者：…", "By …", "Editing by …". */
final class Labels {
  /** What a label announces. */
  enum Kind {
    SOURCE,
    AUTHOR,
    CORRESPONDENT,
    EDITOR,
    RESPONSIBLE_EDITOR,
    PHOTOGRAPHER,
    TRANSLATOR,
    ILLUSTRATOR,
    PUBLISHED,
    UPDATED,
    SUMMARY,
    ADDRESS,
    OTHER
  }

  /** A label and what follows it up to the next label, date or gap. */
  record Entry(Kind kind, String value) {}

  private record Word(Kind kind, Pattern form) {}

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final int LONGEST = 240;
  private static final String COLON = "\\s?[:：]\\s?";
  private static final String MARK = "\\s?[:：/／|丨｜]\\s?";

  private static final List<Word> WORDS =
      List.of(
          word(
              Kind.SOURCE,
              "(?:文章|新闻|信息|稿件|消息|内容|本文)?(?:来源|稿源|出处)(?:于)?"
                  + COLON
                  + "|转自"
                  + COLON
                  + "|\\bsource"
                  + COLON
                  + "|\\bvia"
                  + COLON),
          word(
              Kind.UPDATED,
              "(?:最后|最近)?(?:更新|修改)(?:时间|日期|于)?"
                  + COLON
                  + "|\\b(?:last )?(?:updated|modified)(?: on| at)?\\b"
                  + "\\s?[:：]?\\s?"),
          word(
              Kind.PUBLISHED,
              "(?:发布|发表|发稿|刊发|上线)?(?:时间|日期)"
                  + COLON
                  + "|(?:发布|发表|发稿|刊发)(?:于|在)?\\s?[:：]?\\s?(?=\\d)|\\b(?:first )?(?:published|posted|issued|released|created|date)(?: on| at)?\\b\\s?[:：]?\\s?"),
          word(
              Kind.RESPONSIBLE_EDITOR,
              "责任?编辑?" + "\\s?[:：/／|丨｜]\\s?|责任编辑\\s(?=\\p{IsHan})|值班编辑" + COLON),
          word(
              Kind.EDITOR,
              "(?:网络|本文|栏目|文字|新媒体|执行|见习|本期)?编辑"
                  + MARK
                  + "|编审"
                  + COLON
                  + "|\\b(?:editing|edited) by\\s|\\beditors?"
                  + COLON),
          word(
              Kind.PHOTOGRAPHER,
              "(?:摄影记者|摄影报道|摄影|图片来源|图片|图)"
                  + MARK
                  + "|\\b(?:photos?|photographs?|photography|pictures?|images?) by\\s|\\bphotograph(?:er|y)"
                  + COLON),
          word(
              Kind.TRANSLATOR,
              "(?:翻译|译者|编译|译)" + MARK + "|\\btranslat(?:ed|ion) by\\s|\\btranslator" + COLON),
          word(
              Kind.ILLUSTRATOR,
              "(?:插画|插图|制图|漫画)" + MARK + "|\\b(?:illustrations?|graphics?) by\\s"),
          word(Kind.CORRESPONDENT, "通讯员" + "(?:" + MARK + "|\\s)"),
          word(
              Kind.AUTHOR,
              "(?:本文|文章)?作者"
                  + MARK
                  + "|(?:撰文|撰稿|文字|采写|口述|文图|图文|文)"
                  + MARK
                  + "|(?:本[报网刊台]|[\\p{IsHan}]{2,6}[报网社刊])?(?:全媒体|特约|首席|见习|实习)?记者(?:"
                  + MARK
                  + "|\\s|(?=\\p{IsHan}))|^记者\\s?|\\b(?:written|words|story|report(?:ing|ed)?(?:ing)?) by\\s|\\bauthors?"
                  + COLON
                  + "|\\breporters?"
                  + COLON
                  + "|\\bby:?\\s(?=\\p{Lu})"),
          word(
              Kind.SUMMARY,
              "^(?:内容)?(?:摘要|导读|提要|核心提示|核心阅读|内容提要|导语|简介|阅读提示)"
                  + COLON
                  + "|^(?:summary|abstract|in brief|in short|key points?)"
                  + COLON),
          word(
              Kind.ADDRESS,
              "(?:原文|本文)?(?:链接|网址|地址)"
                  + COLON
                  + "(?=https?:)|\\b(?:original )?(?:url|link|permalink)"
                  + COLON
                  + "(?=https?:)"),
          word(
              Kind.OTHER,
              "(?:校对|审核|监制|审签|主编|总编|签发|统筹|策划|视频|剪辑|浏览|阅读|点击|评论|字号|字体|分享|打印|分类|栏目|频道|标签|关键词|原标题|人气|访问)(?:次数|量|数|至|到)?"
                  + "(?:"
                  + COLON
                  + "|(?=\\s?[(（\\d]))|\\b(?:views?|comments?|share|tags?|topics?|categor(?:y|ies)|section|filed under|reading time|print|email)"
                  + COLON
                  + "|【|\\[(?=[大小])|字号"));

  private static final Pattern SUMMARY =
      Pattern.compile(
          "^[【\\[]?(?:(?:内容)?(?:摘要|导读|提要)|核心提示|核心阅读|导语|阅读提示|summary|abstract|in brief|in short)"
              + "(?:[】\\]]\\s?|\\s?[:：]\\s?)",
          FLAGS);

  private Labels() {}

  /** What a paragraph labelled as the summary says, or null. */
  static @Nullable String summary(String paragraph) {
    Matcher match = SUMMARY.matcher(paragraph);
    return match.find() && match.end() < paragraph.length()
        ? paragraph.substring(match.end()).strip()
        : null;
  }

  private static Word word(Kind kind, String form) {
    return new Word(kind, Pattern.compile(form, FLAGS));
  }

  private record Mark(int start, int end, Kind kind) {}

  /** What a line states, in order; nothing for a line that is too long to be a label's. */
  static List<Entry> in(String text) {
    if (text.length() > LONGEST) {
      return List.of();
    }
    List<Mark> marks = marks(text);
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      int end = i + 1 < marks.size() ? marks.get(i + 1).start() : text.length();
      String value = text.substring(mark.end(), end);
      if (mark.kind() != Kind.PUBLISHED && mark.kind() != Kind.UPDATED) {
        Dates.Found date = Dates.in(value);
        value = date == null ? value : value.substring(0, date.start());
      }
      entries.add(new Entry(mark.kind(), bare(mark.kind(), value)));
    }
    return entries;
  }

  private static List<Mark> marks(String text) {
    var marks = new ArrayList<Mark>();
    for (Word word : WORDS) {
      Matcher match = word.form().matcher(text);
      while (match.find()) {
        int start = match.start();
        int end = match.end();
        if (end > start
            && marks.stream().noneMatch(mark -> start < mark.end() && mark.start() < end)) {
          marks.add(new Mark(start, end, word.kind()));
        }
      }
    }
    marks.sort((a, b) -> Integer.compare(a.start(), b.start()));
    return marks;
  }

  /** A value without the brackets, bars and stops around it, cut where something else begins. */
  private static String bare(Kind kind, String value) {
    String cut = value;
    int gap = kind == Kind.SOURCE || kind == Kind.SUMMARY ? cut.indexOf("  ") : -1;
    if (gap > 0) {
      cut = cut.substring(0, gap);
    }
    if (kind != Kind.SUMMARY) {
      for (String end : List.of(" | ", " · ", " • ", "】", "]", ")", "）", " — ", " - ", "；", ";")) {
        int at = cut.indexOf(end);
        if (at > 0) {
          cut = cut.substring(0, at);
        }
      }
    }
    int from = 0;
    int to = cut.length();
    String around = " \t[]【】()（）|丨｜,，;；·•:：、-–—";
    while (from < to && around.indexOf(cut.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && around.indexOf(cut.charAt(to - 1)) >= 0) {
      to--;
    }
    return cut.substring(from, to);
  }

  private static final Pattern ASIDE =
      Pattern.compile(
          "\\s(?:for|in|at|from|with additional|special to|contributing|via)\\s.*$|\\s?[(（@].*$|\\S+@\\S+",
          FLAGS);
  private static final Pattern NOT_A_NAME =
      Pattern.compile(
          ".*(?:\\d|https?:|\\b(?:staff|reporter|writer|correspondent|editor|senior|press|news|times|agency|contributor|columnist|bureau|desk|chief|service|read|min|share|the|producer|updated|published|post|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\b|记者|编辑|本报|本网|报道|综合|公众号|来源|网友).*",
          FLAGS);

  /** Words with a capital, and the particles that stand between them. */
  private static final Pattern LATIN_NAME =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\p{M}'’.-]*(?: (?:de|da|do|dos|das|del|della|di|du|la|le|el|al|bin|ibn|van|von|der|den|ter|y|e|[\\p{Lu}(\"“][\\p{L}\\p{M}'’.\"”)-]*)){0,5}");

  private static final Set<String> SURPLUS = Set.of("", "and", "等", "by");

  /** The names of people in a value: "张三、李四", "Ann Lee, Bo Tan and C. Roe". */
  static List<String> names(String value) {
    String list =
        ASIDE.matcher(value.length() > 120 ? value.substring(0, 120) : value).replaceAll("");
    boolean han = Script.hanShare(list) > 0.5;
    var names = new LinkedHashSet<String>();
    String[] parts =
        list.split(han ? "[、,，;；/／&|丨\\s]+|和" : "\\s*(?:[,;/&|、，]|\\band\\b|\\s{2,})\\s*");
    for (int i = 0; i < parts.length; i++) {
      String name = parts[i].strip().replaceAll("[.。]$", "");
      if (han && name.length() == 1 && i + 1 < parts.length && parts[i + 1].length() == 1) {
        name += parts[++i];
      }
      if (!SURPLUS.contains(name.toLowerCase(Locale.ROOT)) && isName(name, han)) {
        names.add(han ? name : calm(name));
      }
    }
    return List.copyOf(names);
  }

  private static boolean isName(String name, boolean han) {
    if (NOT_A_NAME.matcher(name).matches()) {
      return false;
    }
    if (Script.hanShare(name) > 0.5) {
      return name.length() >= 2 && name.length() <= (name.indexOf('·') > 0 ? 16 : 5);
    }
    return !name.isEmpty()
        && name.length() <= 40
        && Script.words(name) <= 5
        && LATIN_NAME.matcher(name).matches();
  }

  /** A name in capitals is set as a name: JANE DOE becomes Jane Doe. */
  private static String calm(String name) {
    if (name.length() < 4 || !name.equals(name.toUpperCase(Locale.ROOT)) || name.indexOf(' ') < 0) {
      return name;
    }
    var out = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      out.append(inside ? Character.toLowerCase(c) : c);
      inside = Character.isLetter(c) || c == '’' && inside;
    }
    return out.toString();
  }

  private static final Pattern DATELINE =
      Pattern.compile(
          "^.{0,24}?\\d{1,2}月\\d{1,2}日(?:电|讯|消息).{0,6}?[(（][^()（）]{0,12}?记者\\s?([^()（）]{2,40})[)）]");
  private static final Pattern AGENCY =
      Pattern.compile("^(?:.{0,60}?)[(（]([A-Z][A-Za-z .&]{1,30})[)）]\\s?[—–-]{1,2}\\s");

  /** The reporters in a Chinese dateline: "……2月14日电（记者张三、李四）". */
  static List<String> datelineNames(String paragraph) {
    Matcher match =
        DATELINE.matcher(paragraph.length() > 120 ? paragraph.substring(0, 120) : paragraph);
    return match.find() ? names(match.group(1)) : List.of();
  }

  /** The agency in a dateline: "LONDON (Reuters) - …", or null. */
  static @Nullable String datelineSource(String paragraph) {
    Matcher match =
        AGENCY.matcher(paragraph.length() > 120 ? paragraph.substring(0, 120) : paragraph);
    return match.find() ? match.group(1).strip() : null;
  }

  private static final Pattern SIGNED =
      Pattern.compile("\\s*[（(【\\[]([^（()）【】\\[\\]]{2,80})[)）】\\]]\\s*[。.]?$");

  /** The signature in brackets that ends a paragraph. */
  record Signature(int start, List<Entry> entries) {}

  /** The signature that ends a paragraph, if the brackets hold a label and names; or null. */
  static @Nullable Signature signature(String paragraph) {
    int tail = Math.max(0, paragraph.length() - 100);
    Matcher match = SIGNED.matcher(paragraph.substring(tail));
    if (!match.find()) {
      return null;
    }
    List<Entry> entries = in(match.group(1).strip());
    boolean named =
        entries.stream()
            .anyMatch(entry -> isPerson(entry.kind()) && !names(entry.value()).isEmpty());
    boolean leads = !entries.isEmpty() && marks(match.group(1).strip()).getFirst().start() <= 8;
    return named && leads ? new Signature(tail + match.start(), entries) : null;
  }

  static boolean isPerson(Kind kind) {
    return switch (kind) {
      case AUTHOR,
          CORRESPONDENT,
          EDITOR,
          RESPONSIBLE_EDITOR,
          PHOTOGRAPHER,
          TRANSLATOR,
          ILLUSTRATOR ->
          true;
      case SOURCE, PUBLISHED, UPDATED, SUMMARY, ADDRESS, OTHER -> false;
    };
  }
}
