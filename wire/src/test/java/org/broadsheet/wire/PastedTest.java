package org.broadsheet.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadsheet.content.Block;
import org.broadsheet.content.Json;
import org.junit.jupiter.api.Test;

/** What word processors, chat services and pages put on the clipboard, as typed blocks. */
class PastedTest {
  private static String blocks(String html) {
    return new Json.Array(read(html).blocks().stream().map(Block::json).toList()).text();
  }

  private static Pasted.Blocks read(String html) {
    return switch (Pasted.read(html)) {
      case Pasted.Blocks blocks -> blocks;
      case Pasted.TooCostly costly -> throw new AssertionError(costly.toString());
    };
  }

  @Test
  void aWordProcessorsListsHeadingsAndMarksStay() {
    String html =
        """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color: red}</style>
        <xml><w:WordDocument/></xml></head><body lang=ZH-CN><!--StartFragment-->
        <h1>渡口<o:p></o:p></h1>
        <p class=MsoNormal>水位<b>涨了</b>3&nbsp;<i
        style='mso-bidi-font-style:normal'>米</i>，<a href="https://example.org/a">见此</a>。<o:p></o:p></p>
        <p class=MsoListParagraph style='margin-left:21pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
        style='mso-list:Ignore'>1.<span style='font:7.0pt "Times"'>&nbsp; </span></span><![endif]>甲</p>
        <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span
        style='mso-list:Ignore'>·<span>&nbsp;</span></span>甲之一</p>
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span
        style='mso-list:Ignore'>2.<span>&nbsp;</span></span>乙</p>
        <p class=MsoNormal>&nbsp;</p><p class=MsoNormal>H<sub>2</sub>O</p><!--EndFragment--></body></html>
        """;
    assertThat(blocks(html))
        .isEqualTo(
            """
            [{"content":["渡口"],"level":2,"type":"heading"},\
            {"content":["水位",{"content":["涨了"],"type":"strong"},"3 ",{"content":["米"],\
            "type":"emphasis"},"，",{"content":["见此"],"href":"https://example.org/a","type":"link"},"。"],\
            "type":"paragraph"},\
            {"items":[{"content":["甲"],"nested":{"items":[{"content":["甲之一"]}],"type":"list"}},\
            {"content":["乙"]}],"ordered":true,"type":"list"},\
            {"content":["H",{"content":["2"],"type":"sub"},"O"],"type":"paragraph"}]\
            """);
  }

  @Test
  void aChatServicesSectionsBecomeParagraphsAndItsPicturesAreCounted() {
    String html =
        """
        <section style="margin: 0"><section><p><span style="font-size: 15px;">　　春分过后，</span><span \
        style="font-weight: bold;">芦苇</span><span>返青。</span></p></section>\
        <section><img data-src="https://pictures.example/1?wx_fmt=png" src="data:image/gif;base64,AAA"></section>\
        <section>第二段。<br><br>第三段<br>另一行。</section></section><mp-common-profile></mp-common-profile>\
        """;
    assertThat(blocks(html))
        .isEqualTo(
            """
            [{"content":["春分过后，",{"content":["芦苇"],"type":"strong"},"返青。"],"type":"paragraph"},\
            {"content":["第二段。"],"type":"paragraph"},\
            {"content":["第三段",{"type":"break"},"另一行。"],"type":"paragraph"}]\
            """);
    assertThat(read(html).pictures()).isEqualTo(1);
  }

  @Test
  void anOnlineEditorsPlainBoldWrapperMeansNothing() {
    assertThat(
            blocks(
                "<b style=\"font-weight:normal;\" id=\"docs-1\"><p><span style=\"font-weight:700\">"
                    + "Loud</span><span style=\"font-style:italic\"> soft</span></p></b>"))
        .isEqualTo(
            "[{\"content\":[{\"content\":[\"Loud\"],\"type\":\"strong\"},"
                + "{\"content\":[\" soft\"],\"type\":\"emphasis\"}],\"type\":\"paragraph\"}]");
  }

  @Test
  void pagesListsQuotesRulesAndTablesStay() {
    String html =
        """
        <ul><li>One<ul><li>Inner</li></ul></li><li><p>Two</p><p>more</p></li></ul>
        <blockquote><p>Said so.</p></blockquote><hr>
        <table><tr><th>Year</th><th>Boats</th></tr><tr><td>2024</td><td><b>11</b></td></tr><tr><td>2025</td></tr></table>
        """;
    List<Block> blocks = read(html).blocks();
    assertThat(blocks)
        .extracting(block -> block.getClass().getSimpleName())
        .containsExactly("Listing", "Quote", "Divider", "Table");
    var list = (Block.Listing) blocks.getFirst();
    assertThat(list.items().getFirst().nested()).isNotNull();
    assertThat(Block.plain(List.of(list))).contains("Two more");
    var table = (Block.Table) blocks.getLast();
    assertThat(table.header()).hasSize(2);
    assertThat(table.rows()).hasSize(2).allMatch(row -> row.size() == 2);
  }

  @Test
  void whatCouldRunIsGone() {
    String html =
        """
        <p onclick="evil()">Text<script>evil()</script><img src=x onerror=evil()>\
        <a href="javascript:evil()">link</a><a href="vbscript:x">b</a><a href="data:text/html,x">c</a>\
        <iframe src="https://example.org"></iframe><svg><a xlink:href="javascript:evil()">s</a></svg>\
        <math><mtext><img src onerror=evil()></mtext></math>&lt;script&gt;</p><style>p{}</style>\
        <p style="display:none">hidden</p><noscript><p title="</noscript><img src=x onerror=evil()>"></noscript>\
        """;
    assertThat(blocks(html))
        .doesNotContain("evil", "javascript", "vbscript", "data:", "hidden", "href");
    assertThat(blocks(html)).contains("Textlinkbc", "<script>");
  }

  @Test
  void halfAPairOfACharacterIsNoFailure() {
    assertThat(read("<p>a&#xd800;b</p>").blocks()).hasSize(1);
  }

  @Test
  void whatIsTooMuchIsRefusedWithItsMeasure() {
    assertThat(Pasted.read("<b>".repeat(WebPage.TAGS + 1))).isInstanceOf(Pasted.TooCostly.class);
    assertThat(Pasted.read("x".repeat(Pasted.LARGEST + 1))).isInstanceOf(Pasted.TooCostly.class);
    assertThat(Pasted.read("<div>".repeat(WebPage.DEPTH + 50) + "deep"))
        .isInstanceOfAny(Pasted.TooCostly.class, Pasted.Blocks.class);
    assertThat(Pasted.read("<ul><li>".repeat(3000) + "deep")).isNotNull();
    assertThat(Pasted.read("")).isEqualTo(new Pasted.Blocks(List.of(), 0));
  }
}
