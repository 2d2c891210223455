package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.broadsheet.content.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing at the desk, in a real browser. */
class BlockEditorTest {
  private static final Pattern SAVED = Pattern.compile("Saved|已保存");
  private static final Pattern HERE = Pattern.compile("this device|本机");

  /** What a word processor and a page put on the clipboard, with what must not come through. */
  private static final String FOREIGN =
      """
      <html xmlns:o="urn:x"><body><!--StartFragment--><h1>Boats<o:p></o:p></h1>
      <p class=MsoNormal style='margin:0'>Eleven <b>boats</b>.<script>window.ran=1</script><o:p></o:p></p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>First</p>
      <p>See <a href="https://example.org/a">this</a> <a href="javascript:window.ran=1">not</a>
      <img src=x onerror="window.ran=1"></p><svg onload="window.ran=1"></svg>
      <table><tr><td>a</td><td>b</td></tr></table><iframe src="https://example.org"></iframe>
      <!--EndFragment--></body></html>
      """;

  @TempDir Path folder;

  private static Page page(BrowserContext context, URI desk, String login, String password) {
    Page page = context.newPage();
    page.navigate(desk.resolve("/sign-in").toString());
    page.locator("input[name=login]").fill(login);
    page.locator("input[name=password]").fill(password);
    page.locator("form[action='/sign-in'] button").click();
    page.waitForURL(address -> !address.endsWith("/sign-in"));
    return page;
  }

  private static Page page(BrowserContext context, String login) {
    return page(context, Demo.desk(), login, Demo.password(login));
  }

  /** A new story with this headline, the cursor in its text. */
  private static void begin(Page page, URI desk, String headline) {
    page.navigate(desk.resolve("/stories/new").toString());
    page.locator(".ProseMirror").waitFor();
    page.locator("input[name=headline]").fill(headline);
    page.locator(".ProseMirror").click();
  }

  private static void foot(Page page, Pattern says) {
    page.locator(".ed-foot [role=status]")
        .filter(new Locator.FilterOptions().setHasText(says))
        .waitFor();
  }

  private static void saved(Page page) {
    page.keyboard().press("Control+s");
    foot(page, SAVED);
  }

  /** The body as the desk has it. */
  private static String body(Page page) {
    return String.valueOf(
        page.evaluate(
            "async () => JSON.stringify((await (await fetch(location.pathname + '/text')).json()).text.body)"));
  }

  private static byte[] picture() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  @Test
  void aStoryIsWrittenByKeyboardAlone() throws IOException {
    try (BrowserContext context = Demo.chromium().newContext()) {
      Page page = page(context, "lu");
      page.navigate(Demo.desk().resolve("/stories/new").toString());
      page.locator(".ProseMirror").waitFor();
      page.locator("input[name=headline]").focus();
      var keys = page.keyboard();
      keys.type("Keys alone");
      for (int i = 0; i < 20 && !focused(page, ".ProseMirror"); i++) {
        keys.press("Tab");
      }
      assertThat(focused(page, ".ProseMirror")).isTrue();
      keys.type("# A heading\nWords, ");
      keys.press("Control+b");
      keys.type("loud");
      keys.press("Control+b");
      keys.type(".\n- one\ntwo\n\n");
      insert(page, 3);
      keys.type("Year");
      keys.press("Tab");
      keys.type("Boats");
      keys.press("Tab");
      keys.type("2026");
      keys.press("Tab");
      keys.type("11");
      saved(page);
      assertThat(Json.parse(body(page).getBytes(java.nio.charset.StandardCharsets.UTF_8)).text())
          .startsWith(
              "[{\"content\":[\"A heading\"],\"level\":2,\"type\":\"heading\"},"
                  + "{\"content\":[\"Words, \",{\"content\":[\"loud\"],\"type\":\"strong\"},\".\"],"
                  + "\"type\":\"paragraph\"},"
                  + "{\"items\":[{\"content\":[\"one\"]},{\"content\":[\"two\"]}],\"type\":\"list\"},"
                  + "{\"header\":[[\"Year\"],[\"Boats\"]],\"rows\":[[[\"2026\"],[\"11\"]]");
      keys.press("Shift+Tab");
      assertThat(focused(page, ".ProseMirror")).isTrue();
    }
  }

  @Test
  void whatStandsBesideTheTextIsChosenByKeyboardAlone() {
    try (BrowserContext context = Demo.chromium().newContext()) {
      Page page = page(context, "lu");
      begin(page, Demo.desk(), "茶馆旁边");
      var keys = page.keyboard();
      keys.type("Words.\n");
      insert(page, 7);
      page.locator(".ed-block select option[value=night-fare]").waitFor(attached());
      page.locator(".ed-block select").selectOption("night-fare");
      page.locator("#beside summary").focus();
      keys.press("Enter");
      keys.press("Tab");
      assertThat(focused(page, "select[name=genre]")).isTrue();
      page.locator("select[name=genre]").selectOption("background");
      keys.press("Tab");
      keys.type("tea house");
      keys.press("Tab");
      keys.press("Space"); // moods off
      keys.press("Tab");
      assertThat(focused(page, "input[name=look]")).isTrue();
      keys.type("渡轮");
      keys.press("Enter");
      page.locator(".offered li button").nth(1).waitFor();
      page.locator(".offered li button").first().focus();
      keys.press("Enter");
      keys.press("Enter"); // the next one has the focus
      assertThat(page.locator(".related ol li").count()).isEqualTo(2);
      String second = page.locator(".related ol li .pick").nth(1).innerText();
      page.locator(".related ol li").nth(1).locator("button").first().focus();
      keys.press("Enter");
      assertThat(page.locator(".related ol li .pick").first().innerText()).isEqualTo(second);
      saved(page);
      String text =
          String.valueOf(
              page.evaluate(
                  "async () => JSON.stringify((await (await fetch(location.pathname + '/text')).json()).text)"));
      assertThat(text)
          .contains("\"genre\":\"background\"", "\"slug\":\"tea-house\"", "\"moodsOff\":true")
          .contains("\"poll\":\"night-fare\"");
      page.reload();
      page.locator(".ProseMirror").waitFor();
      assertThat(page.locator("#beside").getAttribute("open")).isNotNull();
      assertThat(page.locator(".related ol li .pick").first().innerText()).isEqualTo(second);
      page.locator(".related ol li").nth(1).locator("button").last().focus();
      keys.press("Enter");
      saved(page);
      assertThat(page.locator(".difference").first().innerText()).contains("茶馆旁边");
    }
  }

  private static Locator.WaitForOptions attached() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
  }

  private static boolean focused(Page page, String selector) {
    return Boolean.TRUE.equals(page.evaluate("s => document.activeElement.matches(s)", selector));
  }

  /** Puts in the block that stands at this place of the menu, by keys. */
  private static void insert(Page page, int place) {
    page.keyboard().press("Control+Alt+i");
    for (int i = 0; i < place; i++) {
      page.keyboard().press("ArrowDown");
    }
    page.keyboard().press("Enter");
  }

  @Test
  void foreignMarkupBecomesBlocksAndNothingRuns() {
    try (BrowserContext context = Demo.chromium().newContext()) {
      Page page = page(context, "lu");
      var errors = new ArrayList<String>();
      page.onPageError(errors::add);
      page.onRequest(request -> {
        if (!request.url().startsWith(Demo.desk().toString())) {
          errors.add("request: " + request.url());
        }
      });
      begin(page, Demo.desk(), "</title><script>window.ran=1</script>{{7*7}}${7*7}");
      page.evaluate(
          """
          html => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            data.setData("text/plain", "Boats");
            document.querySelector(".ProseMirror").dispatchEvent(
              new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
          }\
          """,
          FOREIGN);
      page.locator(".ed-table").waitFor();
      saved(page);
      assertThat(body(page))
          .contains(
              "\"heading\"", "\"strong\"", "\"ordered\":true", "\"table\"", "https://example.org/a")
          .doesNotContain("javascript", "window.ran", "iframe", "svg");
      page.reload();
      page.locator(".ed-table").waitFor();
      assertThat(page.evaluate("window.ran")).isNull();
      assertThat(errors).isEmpty();
    }
  }

  @Test
  void aPictureIsDroppedKeptAndAskedForItsWords() throws IOException {
    byte[] picture = picture();
    try (BrowserContext context = Demo.chromium().newContext()) {
      Page page = page(context, "lu");
      begin(page, Demo.desk(), "A picture");
      page.keyboard().type("Words.");
      page.evaluate(
          """
          async bytes => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], "heron.png", { type: "image/png" }));
            const text = document.querySelector(".ProseMirror");
            const box = text.getBoundingClientRect();
            text.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true,
              cancelable: true, clientX: box.x + 20, clientY: box.y + 20 }));
          }\
          """,
          ints(picture));
      page.locator(".ed-figure img").waitFor();
      FileChooser chooser =
          page.waitForFileChooser(() -> page.locator(".ed-lead button").first().click());
      chooser.setFiles(new FilePayload("lead.png", "image/png", picture));
      page.locator(".ed-lead img[src]").waitFor();
      saved(page);
      page.navigate(page.url());
      page.locator(".ed-figure textarea").waitFor();

      page.locator("form[action$='/submit'] button").click();
      page.locator(".bad").waitFor();
      for (String place : List.of(".ed-figure", ".ed-lead")) {
        page.locator(place + " textarea").fill("A heron on a pier.");
        page.locator(place + " input").first().fill("The desk");
      }
      page.locator("form[action$='/submit'] button").click(); // saved first, then sent in
      page.locator(".state.IN_REVIEW").waitFor();
      var heron = new Locator.FilterOptions().setHasText("heron");
      page.locator("ins").filter(heron).first().waitFor();
    }
  }

  private static List<Integer> ints(byte[] bytes) {
    var ints = new ArrayList<Integer>();
    for (byte b : bytes) {
      ints.add(b & 0xff);
    }
    return ints;
  }

  @Test
  void ofTwoWhoWriteNothingIsLost() {
    try (BrowserContext one = Demo.chromium().newContext();
        BrowserContext two = Demo.chromium().newContext()) {
      Page lu = page(one, "lu");
      begin(lu, Demo.desk(), "Two write");
      lu.keyboard().type("By the first.");
      saved(lu);

      Page meng = page(two, "meng");
      meng.navigate(lu.url());
      meng.locator(".ed-notice button").waitFor();
      // That it was taken over, the first learns by writing only, however long this takes.
      lu.evaluate("() => { for (let id = setTimeout(() => {}); id > 0; id--) clearTimeout(id); }");
      meng.locator(".ed-notice button").click(); // takes over
      meng.locator(".ed-notice .warn").waitFor(gone());
      meng.locator(".ProseMirror").click();
      meng.keyboard().press("Control+End");
      meng.keyboard().type(" By the second.");
      saved(meng);

      lu.keyboard().type(" And more.");
      lu.keyboard().press("Control+s");
      lu.locator(".ed-notice .warn").waitFor();
      assertThat(lu.locator(".ProseMirror").getAttribute("contenteditable")).isEqualTo("false");
      lu.locator(".ed-notice button").click(); // takes it back, and is shown the difference
      lu.locator(".ed-notice .difference").waitFor();
      assertThat(lu.locator(".ed-notice del").allInnerTexts().toString()).contains("second");
      assertThat(body(lu)).contains("By the second.");
      lu.locator(".ed-notice button.main").click();
      foot(lu, SAVED);
      assertThat(body(lu)).contains("By the first. And more.");
      lu.navigate(lu.url());
      String past = lu.locator(".past").innerText();
      assertThat(past).contains("蒙青禾").containsPattern("接手|took over");
      lu.navigate(
          Demo.desk().resolve(lu.locator(".past a").nth(1).getAttribute("href")).toString());
      assertThat(lu.locator("ins").allInnerTexts().toString()).contains("second");
    }
  }

  private static Locator.WaitForOptions gone() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
  }

  @Test
  void noWordIsLostWhenTheDeskIsKilled() throws IOException {
    int port = Port.free();
    String data = folder.resolve("paper").toString();
    Program.Result added =
        Program.run("user", "add", "author", "--roles", "reporter,editor", "--data", data);
    String password = added.out().strip().replaceFirst("(?s).* ", "");
    Program.Server server = serve(data, port);
    try (BrowserContext context = Demo.chromium().newContext()) {
      Page page = page(context, server.desk(), "author", password);
      begin(page, server.desk(), "Killed");
      page.keyboard().type("Acknowledged.");
      saved(page);
      server.kill();
      page.keyboard().type(" Typed while it was down.");
      foot(page, HERE);
      String address = page.url();
      page.close(); // the lid is closed

      server = serve(data, port);
      Page again = context.newPage();
      again.navigate(address);
      assertThat(again.locator(".ProseMirror").innerText()).contains("Acknowledged.");
      again.locator(".ed-notice .difference").waitFor();
      assertThat(again.locator(".ed-notice ins").allInnerTexts().toString()).contains("down");
      again.locator(".ed-notice button.main").click();
      foot(again, SAVED);
      assertThat(body(again)).contains("Acknowledged. Typed while it was down.");
      assertThat(again.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
    } finally {
      server.close();
    }
  }

  private static Program.Server serve(String data, int deskPort) {
    return Program.serve(
        "serve",
        "--data",
        data,
        "--port",
        "0",
        "--desk-port",
        String.valueOf(deskPort),
        "--admin-port",
        "0");
  }

  @Test
  void theEditorIsAccessibleInBothSchemesAndNoWiderThanAPhone() {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      // The checker brings a script of its own into the page.
      var options =
          new Browser.NewContextOptions()
              .setColorScheme(scheme)
              .setBypassCSP(true)
              .setViewportSize(390, 844);
      try (BrowserContext context = Demo.chromium().newContext(options)) {
        Page page = page(context, "lu");
        begin(page, Demo.desk(), "Every kind");
        for (int place = 2; place < 9; place++) {
          page.locator(".ProseMirror > p").last().click();
          insert(page, place);
        }
        assertThat(page.locator(".ed-block").count()).isGreaterThanOrEqualTo(6);
        page.locator("#beside summary").click();
        page.locator("input[name=look]").fill("渡轮");
        page.locator(".look button").first().click();
        page.locator(".offered li button").first().click();
        Axe.assertClean(page, page.url());
        Object width = page.evaluate("document.documentElement.scrollWidth");
        assertThat(((Number) width).intValue()).isLessThanOrEqualTo(390);
        saved(page);
        page.navigate(page.url());
        page.locator(".ProseMirror").waitFor();
        page.keyboard().press("Control+Alt+p");
        page.locator(".ed-preview iframe.there").waitFor();
        page.keyboard().press("Control+/");
        Axe.assertClean(page, page.url());
      }
    }
  }
}
