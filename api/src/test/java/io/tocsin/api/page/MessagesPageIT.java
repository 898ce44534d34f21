package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import io.tocsin.api.message.Misread;
import io.tocsin.core.store.EventStorage;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The screens of what came. */
@WithTocsin
class MessagesPageIT {

    private final String source = "s-" + UUID.randomUUID();
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @Autowired
    private EventStorage storage;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void showsFirstWhatWasNotUnderstoodAndWhy() {
        send("{\"trigger\": 7}");
        send("{\"trigger\": \"" + source + "\"}");
        String page = visitor.get("/messages?source=" + source).text();

        assertThat(page).contains("not understood", "All, the newest first", "1:13 /trigger", "Expected", "raised 1");
        assertThat(page.indexOf("1:13 /trigger")).isLessThan(page.indexOf("raised 1"));
    }

    @ParameterizedTest
    @CsvSource({"rejected, 1", "received, 2", "'', 3"})
    void isFilteredByStateAndSource(String state, int messages) {
        send("{\"trigger\": 7}");
        send("{\"trigger\": \"T\"}");
        send("{\"trigger\": \"T\"}");
        String page =
                visitor.get("/messages?state=" + state + "&source=" + source).text();

        String list = page.substring(page.lastIndexOf("<section>"));
        assertThat(list.split("<article", -1)).hasSize(messages + 1);
    }

    @Test
    void isReadPageByPage() {
        for (int i = 0; i < 51; i++) {
            send("{\"trigger\": \"T\"}");
        }
        String first = visitor.get("/messages?source=" + source).text();
        String next = first.replaceAll("(?s).*href=\"(/messages\\?[^\"]*cursor=[^\"]*)\".*", "$1");

        assertThat(first.split("<article", -1)).hasSize(51);
        assertThat(visitor.get(next.replace("&amp;", "&")).text().split("<article", -1))
                .hasSize(2);
    }

    @Test
    void showsTheBodyAsTextAndMarksTheFault() {
        String id = rejected("{\"trigger\": 7, \"x\": \"<script>alert(1)</script>\"}");
        String page = visitor.get("/messages/" + id).text();

        assertThat(page)
                .contains("<mark>7</mark>", "&lt;script&gt;alert(1)", "/api/v1/messages/" + id + "/body")
                .doesNotContain("<script>alert", "The whole of it");
    }

    @Test
    void redelivers() {
        String old = Misread.store(storage, source, "{\"trigger\": \"T-" + source + "\"}");
        assertThat(visibility.await()).isTrue();
        assertThat(visitor.get("/messages/" + old).text()).contains("/messages/" + old + "/redeliver", ">redeliver<");
        Answer done = visitor.postForm("/messages/" + old + "/redeliver", Map.of("by", "vera"), "a=b");

        assertThat(done.status()).isEqualTo(302);
        assertThat(done.header("Set-Cookie")).contains("%40vera");
        String now = done.header("Location").replaceAll(".*/", "");
        assertThat(visitor.get("/messages/" + now).text()).contains("raised 1", "redelivery of " + old);
        assertThat(visitor.get("/messages/" + old).text())
                .contains("/messages/" + now)
                .doesNotContain(">redeliver<");
        assertThat(visitor.get("/messages?state=rejected&source=" + source).text())
                .contains("/messages/" + now);
    }

    @Test
    void tellsWhyItIsNotRedelivered() {
        String old = rejected("{\"trigger\": 7}");
        Answer refused = visitor.postForm("/messages/" + old + "/redeliver", Map.of(), "a=b");
        Answer nameless = visitor.postForm("/messages/" + old + "/redeliver", Map.of("by", "@ <b>"), "a=b");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Expected a message of which more is understood", "1:13 /trigger");
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.text()).contains("Expected a name").doesNotContain("@ <b>");
        assertThat(visitor.postForm("/messages/00000000-0000-7000-8000-000000000000/redeliver", Map.of(), "a=b")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void cutsALongBody() {
        String page = visitor.get("/messages/" + rejected("{\"trigger\": 7, \"x\": \"" + "y".repeat(40_000) + "\"}"))
                .text();

        assertThat(page).contains("It is longer").doesNotContain("y".repeat(33_000));
    }

    @Test
    void showsNothingOfNobody() {
        assertThat(visitor.get("/messages?source=nobody-" + source).text()).contains("There are none.");
    }

    @ParameterizedTest
    @CsvSource({
        "/messages?state=lost, 400",
        "/messages?cursor=x, 400",
        "/messages/nonsense, 400",
        "/messages/00000000-0000-7000-8000-000000000000, 404"
    })
    void tellsOnAPageWhatIsWrong(String path, int status) {
        Answer answer = visitor.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).contains("Expected");
    }

    @Test
    void speaksRussian() {
        String id = rejected("{\"trigger\": 7}");

        assertThat(visitor.get("/messages", "Accept-Language", "ru").text())
                .contains("Сообщения", "не понято")
                .doesNotContain("??");
        assertThat(visitor.get("/messages/" + id, "Accept-Language", "ru").text())
                .contains("Что не так", "Тело")
                .doesNotContain("??");
    }

    private void send(String body) {
        visitor.post("/api/v1/messages", body, "X-Tocsin-Source", source);
        assertThat(visibility.await()).isTrue();
    }

    private String rejected(String body) {
        send(body);
        return visitor.get("/api/v1/messages?state=rejected&source=" + source)
                .json()
                .at("/items/0/id")
                .asString();
    }
}
