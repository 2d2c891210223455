package org.broadsheet.content;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The lasting name of a story: ten random characters of lower-case Crockford base 32. */
public record ArticleId(String value) implements Comparable<ArticleId> {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final Pattern FORM = Pattern.compile("[0-9a-hjkmnp-tv-z]{10}");

  /** Checks the form; throws {@link MalformedContent} if it is not an id. */
  public ArticleId {
    if (!isId(value)) {
      throw new MalformedContent("id", "must be ten characters of lower-case Crockford base 32");
    }
  }

  /** A new id. 32^10 of them exist, so one drawn from a good source is taken to be unused. */
  public static ArticleId random(RandomGenerator random) {
    return new ArticleId(randomText(random));
  }

  /** Ten random characters of the id alphabet: also the form of person, release and gallery ids. */
  public static String randomText(RandomGenerator random) {
    var text = new StringBuilder(10);
    for (int i = 0; i < 10; i++) {
      text.append(ALPHABET.charAt(random.nextInt(32)));
    }
    return text.toString();
  }

  /** Whether this text has the form of an id. */
  public static boolean isId(String text) {
    return text.length() == 10 && FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(ArticleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
