package io.tocsin.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import io.tocsin.core.store.EventStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WithTocsin
class MessagesIT {

    private static final String MESSAGES = "/api/v1/messages";

    private final String source = "source-" + UUID.randomUUID();
    private final String good = "{\"trigger\": \"T-" + UUID.randomUUID() + "\"}";
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
    void tellsWhatAMessageDid() {
        JsonNode message = visitor.get(MESSAGES + "/" + send(good)).json();

        assertThat(message.path("state").asString()).isEqualTo("received");
        assertThat(message.path("source").asString()).isEqualTo(source);
        assertThat(message.path("format").asString()).isEqualTo("native");
        assertThat(message.path("size").asInt()).isEqualTo(good.length());
        assertThat(message.path("effects").path("raised").asInt()).isEqualTo(1);
    }

    @Test
    void listsRejectedOnesWithTheirFaults() {
        send(good);
        Answer refused = visitor.post(MESSAGES, "{\"trigger\": 7}", "X-Tocsin-Source", source);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(visibility.await()).isTrue();
        List<JsonNode> rejected = mine("rejected");

        assertThat(rejected).singleElement().satisfies(message -> {
            assertThat(message.path("state").asString()).isEqualTo("rejected");
            assertThat(message.path("errors").get(0).path("pointer").asString()).isEqualTo("/trigger");
            assertThat(message.path("errors").get(0).path("line").asInt()).isEqualTo(1);
        });
        assertThat(mine("received")).hasSize(1);
    }

    @Test
    void listsEachMessageOnOnePageOnlyNewestFirst() {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sent.addFirst(send(good));
        }
        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = visitor.get(MESSAGES + "?limit=2" + next).json();
            page.path("items").forEach(item -> listed.add(item.path("id").asString()));
            next = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!next.isEmpty());

        assertThat(listed).doesNotHaveDuplicates().containsSubsequence(sent);
    }

    @Test
    void handsOutTheBodyByteForByteAndNotForABrowserToRun() {
        String body = "<script>alert(1)</script>";
        Answer refused = visitor.post(MESSAGES, body, "X-Tocsin-Source", source);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(visibility.await()).isTrue();
        String id = mine("rejected").getFirst().path("id").asString();
        Answer answer = visitor.get(MESSAGES + "/" + id + "/body");

        assertThat(answer.text()).isEqualTo(body);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.response().headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; sandbox");
    }

    @Test
    void redeliversWhatIsUnderstoodByNow() {
        String old = Misread.store(storage, source, good);
        Answer answer = visitor.postNothing(MESSAGES + "/" + old + "/redeliver", "X-Tocsin-User", "@vera");
        Answer again = visitor.postNothing(MESSAGES + "/" + old + "/redeliver", "X-Tocsin-User", "@boris");
        assertThat(visibility.await()).isTrue();

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("state").asString()).isEqualTo("received");
        assertThat(answer.json().path("idempotencyKey").asString()).isEqualTo("redelivery of " + old);
        assertThat(answer.json().path("effects").path("raised").asInt()).isEqualTo(1);
        assertThat(again.json()).isEqualTo(answer.json());
        String now = answer.json().path("id").asString();
        assertThat(visitor.get(MESSAGES + "/" + old)
                        .json()
                        .path("redeliveredAs")
                        .asString())
                .isEqualTo(now);
        assertThat(mine("rejected"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.path("redeliveredAs").asString()).isEqualTo(now));
        assertThat(mine("received")).hasSize(1);
    }

    @Test
    void redeliversNothingThatIsStillNotUnderstood() {
        String old = Misread.store(storage, source, "{\"trigger\": 7}");
        Answer answer = visitor.postNothing(MESSAGES + "/" + old + "/redeliver");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:tocsin:problem:malformed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/trigger");
        assertThat(visitor.get(MESSAGES + "/" + old)
                        .json()
                        .path("redeliveredAs")
                        .isNull())
                .isTrue();
    }

    @Test
    void redeliversNothingThatWasUnderstood() {
        assertThat(visitor.postNothing(MESSAGES + "/" + send(good) + "/redeliver")
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"nonsense, 400", "00000000-0000-7000-8000-000000000000, 404"})
    void redeliversNothingThatIsNotThere(String id, int status) {
        assertThat(visitor.postNothing(MESSAGES + "/" + id + "/redeliver").status())
                .isEqualTo(status);
        assertThat(visitor.postNothing(MESSAGES + "/" + id + "/redeliver", "X-Tocsin-User", "no name")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void listsThoseOfOneSource() {
        String mine = send(good);
        visitor.post(MESSAGES, good, "X-Tocsin-Source", source + "-other");

        assertThat(visitor.get(MESSAGES + "?source=" + source).json().path("items"))
                .singleElement()
                .satisfies(message -> assertThat(message.path("id").asString()).isEqualTo(mine));
        assertThat(visitor.get(MESSAGES + "?state=rejected&source=" + source)
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/messages?state=lost, 400",
        "/api/v1/messages?cursor=x, 400",
        "/api/v1/messages?limit=501, 400",
        "/api/v1/messages/nonsense, 400",
        "/api/v1/messages/00000000-0000-7000-8000-000000000000, 404",
        "/api/v1/messages/00000000-0000-7000-8000-000000000000/body, 404",
    })
    void saysWhatIsWrongWithAQuestion(String path, int status) {
        Answer answer = visitor.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("detail").asString()).startsWith("Expected");
    }

    private String send(String body) {
        Answer answer = visitor.post(MESSAGES, body, "X-Tocsin-Source", source);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(visibility.await()).isTrue();
        return answer.json().path("message").asString();
    }

    private List<JsonNode> mine(String state) {
        return visitor.get(MESSAGES + "?limit=500&state=" + state)
                .json()
                .path("items")
                .valueStream()
                .filter(message -> message.path("source").asString().equals(source))
                .toList();
    }
}
