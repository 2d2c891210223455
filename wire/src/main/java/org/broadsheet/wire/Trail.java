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
          "^(?:(?:您|你|当前|现在)?(?:所在|现在)?的?(?:位置|页面)(?:是|为)?|you are (?:currently )?here|your location|location|breadcrumbs?)\\s?[:：]\\s?",
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

  /**
   * A trail with one crumb to a line, parted by separators on lines of their own or glued to a
   * crumb.
   */
  private static @Nullable Trail stacked(List<Line> lines, int last, @Nullable String headline) {
    var joined = new ArrayList<String>();
    int i = last;
    int separators = 0;
    boolean wantsMore = true;
    while (i >= 0 && last - i < 14) {
      String text = lines.get(i).text();
      boolean alone = SEPARATOR.matcher(text).matches() || text.equals("/");
      boolean starts = !alone && SEPARATOR.matcher(text).lookingAt();
      boolean ends = !alone && text.matches(".{1,40}[>›»＞]");
      if (text.length() > 60 || !alone && !starts && !ends && !wantsMore) {
        break;
      }
      joined.addFirst(alone ? ">" : starts || ends || joined.isEmpty() ? text : text);
      separators += alone || starts || ends ? 1 : 0;
      wantsMore = alone || starts || i > 0 && lines.get(i - 1).text().matches(".{1,40}[>›»＞]");
      if (!wantsMore) {
        break;
      }
      i--;
    }
    if (separators < 1 || i < 0) {
      return null;
    }
    List<String> crumbs = parts(SEPARATOR, String.join(" ", joined).replace(" / ", " > "));
    return crumbs.size() >= 2
            && isHome(LEAD.matcher(crumbs.getFirst()).replaceFirst(""))
            && isTrail(crumbs, true)
        ? new Trail(crumbs, channel(crumbs, headline), Math.max(0, i), last)
        : null;
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
