package org.broadsheet.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headline among the lines above a story: the page tends to repeat it (in its title, in a
 * trail), to set it after the trail and before the line with date and source.
 *
 * @param index its line, or -1
 */
record Headline(@Nullable String text, @Nullable String subhead, int index) {
  private static final int REACH = 60;
  private static final Pattern BEFORE =
      Pattern.compile(
          "^(?:正在阅读|当前文章|标题|题目|reading|now reading|title)\\s?[:：]\\s?", Pattern.CASE_INSENSITIVE);
  private static final Pattern SITE =
      Pattern.compile("\\s+[-|–—·]\\s+[^-|–—]{2,40}$|\\s?[_|｜][^|｜]{2,40}$");

  /** A sentence that ends before the line does: a standfirst, not a headline. */
  private static final Pattern SENTENCES = Pattern.compile("\\p{Ll}{2}\\. \\p{Lu}|。[^。]");

  static Headline find(List<Line> lines, int from, @Nullable String hint) {
    int start = Math.max(0, from - REACH);
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < from; i++) {
      seen.merge(key(lines.get(i).text()), 1, Integer::sum);
    }
    int best = -1;
    double most = 0;
    for (int i = start; i < from; i++) {
      double points = points(lines, i, from, seen, hint);
      if (points > most) {
        most = points;
        best = i;
      }
    }
    if (best < 0) {
      return new Headline(hint != null ? hint : title(lines, from), null, -1);
    }
    String text = bare(lines.get(best).text());
    return new Headline(
        hint != null && key(hint).equals(key(text)) ? hint : text,
        subhead(lines, best, from, text),
        best);
  }

  private static double points(
      List<Line> lines, int i, int from, Map<String, Integer> seen, @Nullable String hint) {
    Line line = lines.get(i);
    String text = bare(line.text());
    double words = Script.words(text);
    int times = seen.getOrDefault(key(line.text()), 1);
    boolean named = hint != null && key(text).equals(key(hint));
    if (text.isEmpty()
        || words > 40
        || !named
            && (words < 2
                || Phrases.isStamp(text)
                || Story.isMasthead(line.text())
                || Phrases.ends(text)
                || text.startsWith("——"))) {
      return 0;
    }
    boolean title = isInTitle(lines, i, text);
    if (!named && !title && (Phrases.isChrome(text) || Trail.isTrail(lines, i))) {
      return 0;
    }
    double points = 4;
    points += named ? 30 : 0;
    points += title ? 12 : 0;
    points += times > 1 && words >= 4 ? 4 : 0;
    points += line.level() == 1 ? 12 : line.level() == 2 ? 3 : 0;
    points += words >= 4.5 && words <= 26 ? 5 : words < 3.5 ? -3 : 0;
    points -=
        text.endsWith("。")
                || text.endsWith(".") && words > 6
                || text.endsWith("：")
                || text.endsWith(":")
            ? 5
            : 0;
    points -= Story.isSigned(text) && words < 8 ? 6 : 0;
    points -= isFigures(text) ? 8 : 0;
    points -= SENTENCES.matcher(text).find() ? 5 : 0;
    points -= line.bullet() ? 5 : 0;
    points -= line.linked() > 60 ? 4 : 0;
    points += line.gap() > 0 ? 1 : 0;
    points += i > 0 && Trail.isTrail(lines, i - 1) ? 4 : 0;
    points += leadsToMasthead(lines, i, from) ? 6 : 0;
    points -= (from - i) * 0.25;
    return points;
  }

  private static boolean isFigures(String text) {
    return text.codePoints().filter(Character::isLetter).count() * 2 < text.length();
  }

  private static boolean leadsToMasthead(List<Line> lines, int i, int from) {
    for (int next = i + 1; next < Math.min(from, i + 6); next++) {
      String text = lines.get(next).text();
      if (Story.isMasthead(text) || Phrases.isStamp(text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an earlier line among the first ones is this text and the site's name. */
  private static boolean isInTitle(List<Line> lines, int i, String text) {
    if (Script.words(text) < 3) {
      return false;
    }
    for (int other = 0; other < i; other++) {
      String long_ = lines.get(other).text();
      if (long_.length() > text.length()
          && long_.length() < text.length() + 60
          && (long_.startsWith(text) || bare(long_).equals(text))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String subhead(List<Line> lines, int headline, int from, String text) {
    for (int i = headline + 1; i < Math.min(from, headline + 4); i++) {
      String line = lines.get(i).text();
      if (line.startsWith("——") || line.startsWith("—") && line.length() > 3) {
        return line;
      }
      boolean other =
          Phrases.isChrome(line)
              || Phrases.isStamp(line)
              || Phrases.ends(line)
              || Story.isMasthead(line)
              || Trail.isTrail(lines, i)
              || key(line).equals(key(text))
              || !Labels.in(line).isEmpty();
      if (other) {
        return null;
      }
      double words = Script.words(line);
      if (words >= 5 && words <= 60 && !lines.get(i).bullet()) {
        return line;
      }
    }
    return null;
  }

  /** The page's title without the site's name, where the text itself shows no headline. */
  private static @Nullable String title(List<Line> lines, int from) {
    if (from == 0) {
      return null;
    }
    String first = SITE.matcher(lines.getFirst().text()).replaceFirst("");
    return Script.words(first) >= 3 && Script.words(first) <= 40 ? first : null;
  }

  private static String bare(String text) {
    return BEFORE.matcher(text).replaceFirst("");
  }

  private static String key(String text) {
    return bare(text).replaceAll("[\\s\\p{P}]+", "").toLowerCase(java.util.Locale.ROOT);
  }
}
