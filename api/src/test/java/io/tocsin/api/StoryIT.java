package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what docs/story-of-a-night.md tells. A block {@code http} is a request (with {@code times N}: an array of so many, with
 * {@code {i}} counted up); a block {@code then} asks until everything holds that it says of the answer.
 */
@WithTocsin
class StoryIT {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(http|then)(?: times (\\d+))?\\n(.*?)^```$");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, String> remembered = new LinkedHashMap<>();
    private Visitor visitor;
    private @Nullable JsonNode last;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    /** Other tests expect the built-in rules. */
    @AfterEach
    void saysNothing() {
        visitor.putText("/api/v1/rulebook", "application/yaml", "{}");
    }

    @Test
    void goesAsTheDocsTellIt() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("../docs/story-of-a-night.md")));
        int blocks = 0;
        while (block.find()) {
            if (block.group(1).equals("http")) {
                send(block.group(3), block.group(2));
            } else {
                for (String question : block.group(3).split("\\n\\n")) {
                    ask(question.strip().lines().toList());
                }
            }
            blocks++;
        }
        assertThat(blocks).isGreaterThan(20);
    }

    private void send(String block, @Nullable String times) {
        String[] parts = block.strip().split("\\n\\n", 2);
        List<String> head = parts[0].lines().toList();
        String[] line = filled(head.getFirst()).split(" ", 2);
        List<String> headers = new ArrayList<>();
        String type = "application/json";
        for (String header : head.subList(1, head.size())) {
            String[] pair = header.split(": ", 2);
            if (pair[0].equals("Content-Type")) {
                type = pair[1];
            } else {
                headers.addAll(List.of(pair));
            }
        }
        String body =
                parts.length == 1 ? "" : filled(times == null ? parts[1] : array(parts[1], Integer.parseInt(times)));
        Answer answer = visitor.send(line[0], path(line[1]), type, body, headers.toArray(String[]::new));
        assertThat(answer.status()).as("%s%n%s", block, answer.text()).isBetween(200, 299);
        last = answer.text().startsWith("{") ? answer.json() : null;
    }

    private void ask(List<String> lines) {
        JsonNode answer = lines.getFirst().equals("answer")
                ? Objects.requireNonNull(last)
                : Eventually.get(lines.toString(), PATIENCE, () -> holding(lines));
        lines.stream().filter(line -> line.startsWith("remember ")).forEach(line -> {
            String[] words = line.split(" ");
            remembered.put(words[1], at(answer, words[2]).asString());
        });
    }

    private Optional<JsonNode> holding(List<String> lines) {
        Answer answer = visitor.get(path(filled(lines.getFirst()).substring("GET ".length())));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode json = answer.json();
        try {
            lines.stream()
                    .skip(1)
                    .filter(line -> !line.startsWith("remember "))
                    .forEach(line -> holds(json, filled(line)));
        } catch (AssertionError e) {
            throw new IllegalStateException("Not yet: " + e.getMessage() + "\n" + json, e);
        }
        return Optional.of(json);
    }

    private static void holds(JsonNode json, String line) {
        String[] words = line.split(" ", 3);
        JsonNode found = at(json, words[0]);
        JsonNode wanted = JSON.readTree(words[2]);
        switch (words[1]) {
            case "is" -> assertThat(found).as(line).isEqualTo(wanted);
            case "size" -> assertThat(found.size()).as(line).isEqualTo(wanted.asInt());
            case "has" -> assertThat(found.valueStream()).as(line).containsAll(wanted.values());
            default -> throw new AssertionError("Expected is, size or has in: " + line);
        }
    }

    private static JsonNode at(JsonNode json, String path) {
        int all = path.indexOf(".*.");
        if (all >= 0) {
            return JSON.valueToTree(at(json, path.substring(0, all))
                    .valueStream()
                    .map(item -> at(item, path.substring(all + 3)))
                    .toList());
        }
        return json.at("/" + path.replace('.', '/'));
    }

    private static String array(String template, int times) {
        return IntStream.rangeClosed(1, times)
                .mapToObj(i -> template.strip().replace("{i}", String.valueOf(i)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String filled(String text) {
        Instant now = Instant.now();
        String filled = text.replace("{now}", now.toString())
                .replace("{now+2h}", now.plus(Duration.ofHours(2)).toString());
        for (Map.Entry<String, String> entry : remembered.entrySet()) {
            filled = filled.replace('{' + entry.getKey() + '}', entry.getValue());
        }
        return filled;
    }

    private static String path(String written) {
        int query = written.indexOf('=');
        return query < 0 ? written : written.substring(0, query + 1) + Visitor.encoded(written.substring(query + 1));
    }
}
