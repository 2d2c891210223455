package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.Credit;
import org.broadsheet.content.Front;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.Statement;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Pattern CALL =
      Pattern.compile("[wW]ords(?:\\(\\))?\\s*\\.of\\(\\s*\"([^\"]+)\"\\s*[,)]");

  private final Words zh = Words.load("zh-Hans");
  private final Words en = Words.load("en");

  @Test
  void allLanguagesSayTheSameThings() {
    assertThat(zh.keys()).isEqualTo(en.keys());
    for (String language : Words.LANGUAGES) {
      // Where a language has no text yet another one stands in.
      assertThat(en.keys()).as(language).containsAll(Words.texts(language).keySet());
    }
  }

  @Test
  void theNearestWordsAreTakenForATag() {
    assertThat(Words.nearest("zh").of("home")).isEqualTo("首页");
    assertThat(Words.nearest("zh-TW").of("home")).isEqualTo("首頁");
    assertThat(Words.nearest("zh-Hant-HK").of("home")).isEqualTo("首頁");
    assertThat(Words.nearest("ar-EG").of("home")).isEqualTo("الرئيسية");
    assertThat(Words.nearest("pt").of("home")).isEqualTo("Home");
  }

  @Test
  void theWordsOfTraditionalChineseAreTraditional() {
    Words.texts("zh-Hant")
        .forEach((key, text) -> {
          String plain = text.replaceAll("[(（]?JSON[)）]?", "");
          assertThat(Conversion.SIMPLIFIED_TO_TRADITIONAL.of(plain).replace("臺", "台"))
              .as(key)
              .isEqualTo(plain);
        });
  }

  @Test
  void arabicCountsInSixForms() {
    Words ar = Words.nearest("ar");
    assertThat(ar.of("approvals", 0)).isEqualTo("لا موافقات هنا");
    assertThat(ar.of("approvals", 1)).isEqualTo("موافقة واحدة");
    assertThat(ar.of("approvals", 2)).isEqualTo("موافقتان");
    assertThat(ar.of("approvals", 5)).endsWith(" موافقات");
    assertThat(ar.of("approvals", 20)).endsWith(" موافقة");
  }

  @Test
  void thePseudoLanguageIsLongerAccentedAndFromTheRightAndItsPatternsStillCount() {
    Words pseudo = Words.nearest(Pseudo.LANGUAGE);
    assertThat(pseudo.keys()).isEqualTo(en.keys());
    assertThat(pseudo.of("home")).isEqualTo("\u202eĤööɱéé\u202c");
    assertThat(pseudo.of("approvals", 3)).contains("3").doesNotContain("plural", "#", "{");
    assertThat(pseudo.of("title", "A", "B")).contains("A", "B");
    Words.texts("en")
        .forEach((key, text) -> {
          if (text.indexOf('{') < 0 && text.chars().filter(Character::isLetter).count() > 20) {
            assertThat(pseudo.of(key).length()).as(key).isGreaterThan(text.length() * 11 / 10);
          }
        });
  }

  @Test
  void whateverTemplatesAndPagesAskForIsThere() throws IOException {
    var asked = new TreeSet<String>();
    for (Path source : sources()) {
      var calls = CALL.matcher(Files.readString(source));
      while (calls.find()) {
        asked.add(calls.group(1));
      }
    }
    assertThat(asked).hasSizeGreaterThan(60);
    assertThat(zh.keys()).containsAll(asked);
  }

  @Test
  void everyKindHasAName() {
    var keys = new ArrayList<String>();
    add(keys, "genre.", Article.Genre.values());
    add(keys, "ai.", Article.Ai.values());
    add(keys, "notice.", Article.Notice.Kind.values());
    add(keys, "place.", Front.Place.values());
    add(keys, "provider.", Block.Provider.values());
    add(keys, "role.", Statement.Role.values());
    add(keys, "change.", PublicationEvent.Change.values());
    add(keys, "credit.", Credit.Role.values());
    keys.addAll(
        List.of("credit.editor.stated", "credit.responsible-editor.stated", "change.imported"));
    assertThat(zh.keys()).containsAll(keys);
  }

  @Test
  void pluralsFollowTheLanguage() {
    assertThat(en.of("approvals", 1)).isEqualTo("1 approval");
    assertThat(en.of("approvals", 3)).isEqualTo("3 approvals");
    assertThat(zh.of("approvals", 1)).isEqualTo("1 人审核通过");
  }

  @Test
  void wordsInPatternsAreNotPatterns() {
    assertThat(en.of("title", "{0} it's '{", "Post")).isEqualTo("{0} it's '{ | Post");
  }

  @Test
  void noTemplateSaysAnythingByItself() throws IOException {
    for (Path template : sources()) {
      if (template.toString().endsWith(".jte")) {
        assertThat(said(Files.readString(template)))
            .as(template.toString())
            .doesNotContainPattern("\\p{L}{2}");
      }
    }
  }

  /** A template without its directives, its expressions and its tags. */
  private static String said(String template) {
    String text = template.replaceAll("(?m)^@(import|param) .*$", "");
    text = without(text, Pattern.compile("(\\$(unsafe)?|!)\\{"), '{', '}');
    text = without(text, Pattern.compile("@(template\\.[a-z-]+|if|elseif|for)\\("), '(', ')');
    return text.replaceAll("@(else|endif|endfor)", "").replaceAll("<[^>]*>", "");
  }

  private static String without(String text, Pattern start, char open, char close) {
    var out = new StringBuilder();
    var found = start.matcher(text);
    int from = 0;
    while (found.find(from)) {
      out.append(text, from, found.start());
      int depth = 1;
      int at = found.end();
      while (at < text.length() && depth > 0) {
        char c = text.charAt(at++);
        depth += c == open ? 1 : c == close ? -1 : 0;
      }
      from = at;
    }
    return out.append(text.substring(from)).toString();
  }

  private static void add(List<String> keys, String prefix, Enum<?>[] kinds) {
    Stream.of(kinds).forEach(kind -> keys.add(prefix + Blocks.word(kind)));
  }

  private static Set<Path> sources() {
    var sources = new TreeSet<Path>();
    for (String root : List.of("src/main/jte", "src/main/java")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files.filter(Files::isRegularFile).forEach(sources::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }
}
