package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.broadsheet.content.Block;
import org.broadsheet.content.Href;
import org.broadsheet.content.Inline;
import org.broadsheet.content.MalformedContent;
import org.junit.jupiter.api.Test;

class BodyTextTest {
  private static void survives(Block... body) {
    String text = BodyText.write(List.of(body));
    assertThat(BodyText.read(text)).as(text).isEqualTo(List.of(body));
    assertThat(BodyText.read(text.replace("\n", "\r\n"))).isEqualTo(List.of(body));
  }

  @Test
  void plainParagraphsStandAsTheyAre() {
    var body = List.<Block>of(Block.Paragraph.of("一。"), Block.Paragraph.of("\u3000\u3000二。"));
    assertThat(BodyText.write(body)).isEqualTo("一。\n\n\u3000\u3000二。");
    survives(Block.Paragraph.of("一。"), Block.Paragraph.of("\u3000\u3000二。"));
  }

  @Test
  void signsThatAreWordsStayWords() {
    for (String text :
        List.of(
            "# not a heading",
            "- not a list",
            "1. not a number",
            "> no quote",
            ":::json",
            "---",
            "2 * 3 * 4",
            "a [link](that is none)",
            "back\\slash",
            "**",
            "*",
            "[",
            "]",
            "\\*",
            "tab\there",
            "line\nfeed",
            " ",
            "x ",
            ">> nobody",
            "12. \\",
            "#",
            "##",
            "-",
            "]( )")) {
      if (!text.isBlank()) {
        survives(Block.Paragraph.of(text), Block.Paragraph.of("after"));
      }
    }
  }

  @Test
  void headingsListsQuotesAndDividersReadBack() {
    survives(
        new Block.Heading(2, Inline.of("Two")),
        new Block.Heading(4, Inline.of("Four")),
        new Block.Listing(
            true,
            List.of(
                new Block.Listing.Item(Inline.of("one"), null),
                new Block.Listing.Item(Inline.of("1. two"), null))),
        new Block.Listing(false, List.of(new Block.Listing.Item(Inline.of("dot"), null))),
        new Block.Quote(Inline.of("Said."), "Somebody", null),
        new Block.Divider());
  }

  @Test
  void linksAndStressReadBack() {
    survives(
        new Block.Paragraph(
            List.of(
                new Inline.Text("See "),
                new Inline.Link(new Href("https://reeds.example/a_(b)"), Inline.of("the [reeds]")),
                new Inline.Strong(List.of(new Inline.Text("and "), new Inline.Text("this"))),
                new Inline.Emphasis(Inline.of("that")),
                new Inline.Break(),
                new Inline.Superscript(Inline.of("2")))));
  }

  @Test
  void anyTextOfSignsReadsBack() {
    var random = new Random(7);
    String signs = "*[]()\\#->.1: \nax";
    for (int i = 0; i < 3000; i++) {
      var text = new StringBuilder();
      int length = 1 + random.nextInt(12);
      for (int k = 0; k < length; k++) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      survives(
          Block.Paragraph.of(text.toString()),
          new Block.Quote(Inline.of(text.toString()), null, null),
          new Block.Heading(3, Inline.of(text.toString())));
    }
  }

  @Test
  void anOpenFenceIsRefused() {
    assertThatThrownBy(() -> BodyText.read("a\n\n:::json\n{}"))
        .isInstanceOf(MalformedContent.class);
  }
}
