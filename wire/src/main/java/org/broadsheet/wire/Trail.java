package org.broadsheet.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The breadcrumb of a page: where the story stands in the portal.
 *
 * @param crumbs as the page shows them, in order
 * @param channel the channels alone, the topmost first: without the home page, the word for "text"
 *     and a parent's name that a child repeats before a hyphen
 * @param first first line that it takes
 * @param last last line that it takes
 */
record Trail(List<String> crumbs, List<String> channel, int first, int last) {
  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:(?:您|你)?(?:现在|当前|目前)?的?(?:所在|所处)?的?(?:位置|页面|频道|栏目)(?:是|为|在)?"
              + "|you are (?:currently )?here|your location|location|breadcrumbs?)\\s?[:：]\\s?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s*(?:>{1,2}|＞|»|›|→|▸|❯|::|&gt;)\\s*");
  private static final Pattern SLASH = Pattern.compile("\\s+[/\\\\]\\s+|\\s*／\\s*");
  private static final Set<String> HOME =
      Set.of(
          "首页",
          "网站首页",
          "主页",
          "home",
          "homepage",
          "home page",
          "front page",
          "首頁",
          "start",
          "index");
  private static final Set<String> TEXT =
      Set.of(
          "正文",
          "文章正文",
          "新闻正文",
          "内容",
          "详情",
          "文章",
          "正文页",
          "内容页",
          "article",
          "story",
          "full story",
          "this page",
          "详细内容",
          "文章内容",
          "阅读");
  private static final int LONGEST = 200;

  /** Copies the lists. */
  Trail {
    crumbs = List.copyOf(crumbs);
    channel = List.copyOf(channel);
  }

  /** The last breadcrumb before a line, or null. */
  static @Nullable Trail before(List<Line> lines, int end, @Nullable String headline) {
    for (int i = Math.min(end, lines.size()) - 1; i >= 0; i--) {
      Trail trail = at(lines, i, headline);
      if (trail != null) {
        return trail;
      }
    }
    return null;
  }

  private static final Pattern RIGHTS =
      Pattern.compile("版权|©|copyright|all rights", Pattern.CASE_INSENSITIVE);

  /**
   * This trail without the site's name in front of its channels: the name that the page's head, its
   * title or its licence line bears.
   */
  Trail withoutSite(List<Line> lines) {
    if (channel.size() < 2 || !channel.getFirst().equals(crumbs.getFirst())) {
      return this;
    }
    String name = channel.getFirst();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).text();
      boolean title =
          i < 3
              && (text.length() > name.length() + 4 && text.endsWith(name)
                  || text.equals(name) && name.length() >= 4);
      boolean licence = text.length() < 200 && text.contains(name) && RIGHTS.matcher(text).find();
      if (title || licence) {
        return new Trail(crumbs, channel.subList(1, channel.size()), first, last);
      }
    }
    return this;
  }

  /** Whether this line is a breadcrumb by itself. */
  static boolean isTrail(List<Line> lines, int i) {
    Trail trail = at(lines, i, null);
    return trail != null && trail.first() == i && trail.last() == i;
  }

  /** The channels that a trail of crumbs names. */
  static List<String> channels(List<String> crumbs, @Nullable String headline) {
    return channel(crumbs, headline);
  }

  private static @Nullable Trail at(List<Line> lines, int i, @Nullable String headline) {
    String text = lines.get(i).text();
    if (text.length() > LONGEST) {
      return null;
    }
    var lead = LEAD.matcher(text);
    boolean led = lead.find();
    String rest = led ? text.substring(lead.end()) : text;
    List<String> crumbs = parts(SEPARATOR, rest);
    if (crumbs.size() >= 2 && isTrail(crumbs, led)) {
      // A trail that was broken over lines begins or ends with its separator.
      return new Trail(crumbs, channel(crumbs, headline), i, i);
    }
    crumbs = parts(SLASH, rest);
    if (crumbs.size() >= 2 && (led || isHome(crumbs.getFirst())) && isTrail(crumbs, led)) {
      return new Trail(crumbs, channel(crumbs, headline), i, i);
    }
    return stacked(lines, i, headline);
  }

  private static final Pattern STARTS = Pattern.compile("^(?:>{1,2}|＞|»|›|→|/)\\s*\\S.{0,58}$");
  private static final Pattern ENDS = Pattern.compile("^.{1,58}(?:>{1,2}|＞|»|›|→|/)$");
  private static final Pattern ALONE = Pattern.compile("^(?:>{1,2}|＞|»|›|→|/|\\|)$");

  /** A trail with one crumb to a line, its separators on lines of their own or glued to a crumb. */
  private static @Nullable Trail stacked(List<Line> lines, int last, @Nullable String headline) {
    String end = lines.get(last).text();
    if (last == 0 || ALONE.matcher(end).matches() || ENDS.matcher(end).matches()) {
      return null;
    }
    int first = last;
    while (first > 0
        && last - first < 16
        && lines.get(first).text().length() <= 60
        && isJoined(lines, first)) {
      first--;
    }
    if (first == last) {
      return null;
    }
    boolean led = first > 0 && LEAD.matcher(lines.get(first - 1).text()).matches();
    var joined = new StringBuilder();
    for (int i = first; i <= last; i++) {
      String text = lines.get(i).text();
      joined.append(text.equals("/") || text.equals("|") ? ">" : text).append(' ');
    }
    var lead = LEAD.matcher(joined);
    boolean leads = lead.find();
    List<String> crumbs =
        parts(SEPARATOR, leads ? joined.substring(lead.end()) : joined.toString());
    boolean sound =
        crumbs.size() >= 2 && (led || leads || isHome(crumbs.getFirst())) && isTrail(crumbs, true);
    return sound
        ? new Trail(crumbs, channel(crumbs, headline), led ? first - 1 : first, last)
        : null;
  }

  /** Whether a separator stands between this line and the one before, or one of them is one. */
  private static boolean isJoined(List<Line> lines, int i) {
    String text = lines.get(i).text();
    String before = lines.get(i - 1).text();
    return ALONE.matcher(text).matches()
        || STARTS.matcher(text).matches()
        || ALONE.matcher(before).matches()
        || before.length() <= 60 && ENDS.matcher(before).matches();
  }

  private static List<String> parts(Pattern separator, String text) {
    var parts = new ArrayList<String>();
    for (String part : separator.split(text, -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  private static boolean isTrail(List<String> crumbs, boolean led) {
    if (crumbs.size() > 9) {
      return false;
    }
    int letters = 0;
    for (int i = 0; i < crumbs.size(); i++) {
      String crumb = crumbs.get(i);
      boolean last = i == crumbs.size() - 1;
      if (Script.words(crumb) > (last ? 30 : 6) || !last && Script.endsSentence(crumb)) {
        return false;
      }
      letters += crumb.codePoints().anyMatch(Character::isLetter) ? 1 : 0;
    }
    boolean anchored = led || isHome(crumbs.getFirst()) || isText(crumbs.getLast());
    return letters == crumbs.size() && (anchored || crumbs.size() >= 3);
  }

  private static boolean isHome(String crumb) {
    String lower = crumb.toLowerCase(Locale.ROOT);
    return HOME.contains(lower)
        || lower.endsWith("首页") && lower.length() <= 12
        || lower.endsWith(" home");
  }

  private static boolean isText(String crumb) {
    return TEXT.contains(crumb.toLowerCase(Locale.ROOT));
  }

  private static List<String> channel(List<String> crumbs, @Nullable String headline) {
    var channel = new ArrayList<String>();
    String parent = "";
    for (int i = 0; i < crumbs.size(); i++) {
      String crumb = crumbs.get(i);
      boolean last = i == crumbs.size() - 1;
      if (i == 0 && isHome(crumb) || isText(crumb) || last && isHeadline(crumb, headline)) {
        continue;
      }
      String name = withoutParent(crumb, parent);
      parent = crumb;
      if (channel.isEmpty() || !channel.getLast().equals(name)) {
        channel.add(name);
      }
    }
    return channel;
  }

  private static boolean isHeadline(String crumb, @Nullable String headline) {
    if (headline == null) {
      return Script.words(crumb) > 8;
    }
    String start = crumb.replaceAll("[…. ]+$", "");
    return headline.equalsIgnoreCase(crumb)
        || Script.words(crumb) > 3 && headline.startsWith(start)
        || Script.words(crumb) > 8;
  }

  private static String withoutParent(String crumb, String parent) {
    if (!parent.isEmpty() && crumb.length() > parent.length() + 1 && crumb.startsWith(parent)) {
      String rest = crumb.substring(parent.length()).strip();
      if (!rest.isEmpty() && "-－–—_·".indexOf(rest.charAt(0)) >= 0 && rest.length() > 1) {
        return rest.substring(1).strip();
      }
    }
    return crumb;
  }
}
