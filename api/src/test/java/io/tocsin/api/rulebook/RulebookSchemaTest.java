package io.tocsin.api.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tocsin.core.rulebook.RulebookProblem;
import io.tocsin.core.rulebook.RulebookReader;
import io.tocsin.core.rulebook.RulebookReading;
import io.tocsin.core.rulebook.RulebookSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema for editors says what the reader says, as far as a schema can. */
class RulebookSchemaTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern KNOWN = Pattern.compile("Expected one of (.*?), but found \"zzz\"");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final JsonNode JSON = JsonMapper.builder().build().readTree(RulebookSchema.text());
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(RulebookSchema.text());

    @Test
    void isTheSameInTheDocs() throws IOException {
        assertThat(Files.readString(DOCS.resolve("rulebook.schema.json"))).isEqualTo(RulebookSchema.text());
    }

    @Test
    void acceptsWhatTheManualShows() throws IOException {
        String manual = Files.readString(DOCS.resolve("rulebook.md"));
        List<String> examples = EXAMPLE.matcher(manual)
                .results()
                .map(MatchResult::group)
                .map(text -> text.replace("```yaml\n", "").replace("```", ""))
                .filter(text -> isAccepted(text))
                .toList();

        assertThat(examples)
                .hasSizeGreaterThan(1)
                .allSatisfy(example -> assertThat(faults(example)).isEmpty());
    }

    /** A wrong key, put into every mapping with known keys that the schema has, makes the reader tell all that it knows. */
    @Test
    void knowsExactlyTheKeysThatTheReaderKnows() {
        Map<String, JsonNode> mappings = new TreeMap<>();
        collect(JSON, inner -> inner, mappings);

        assertThat(mappings).hasSizeGreaterThan(6);
        mappings.forEach((document, mapping) -> {
            Matcher known = KNOWN.matcher(problems(document));
            assertThat(known.find()).as(document).isTrue();
            assertThat(mapping.path("properties").propertyNames())
                    .as(document)
                    .containsExactlyInAnyOrder(known.group(1).split(", "));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "reopen_within: 0s\nbatch_from: 1h30m",
                "matrix: {None: [1ms, 1s, 1m, 1h, 1d, 1w, 1w1d1h1m1s1ms, \"-\", \"–\"]}",
                "projects: {a: {}, 'b c': {holder: '#l1'}, default: {service_level: Gold}}",
                "projects: {a: {holder: 'schedule:nights'}, b: {holder: 'robot:x-1'}}",
                "teams: {l1: {members: []}, Дежурные: {members: ['@вера', '@b.c_d-e']}, empty: {}}",
                "sources: []",
                "sources: [{name: 5, type: native, key: 123456, project: true, severity: 3, silent_after: 1d}]",
                "sources: [{name: a, type: prometheus, severity: s1}]",
                "identity: [{match: '', ignore: [pod, '~instance']}, {match: has ~a, collect: [b], ignore: []}]",
                "severity: [{match: has ~a, severity: S9}, {match: '', impact: CRITICAL, likelihood: 0}]",
                "severity: [{match: has ~a, severity: '4'}, {match: '', impact: '1', likelihood: rare}]",
                "grouping: [{match: '', by: [project, ~a, kind, '~b c/d']}]",
                "routing: ['-> #l1', '~a = b -> @c, @d']",
                "routing: |\n  # nothing\n  ~a = b -> #l1\n",
                "routing: []",
                "closing: [{match: 'severity >= S7', close_when_ok_after: 10m}, {match: '', close_when_ok_after: 0s}]",
                "mutes: [{name: a, match: '', from: '2026-11-01T22:00:00Z', until: '2026-11-02T22:00:00Z', comment: moved}]",
                "mutes: [{name: a, match: '', days: [sat, sun], from: '02:00', until: '04:00', zone: UTC}]",
                "runbooks: books",
                "runbooks: [books, /srv/books]"
            })
    void acceptsWhatTheReaderAccepts(String yaml) {
        assertThat(problems(yaml)).isEmpty();
        assertThat(faults(yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "matrx: {}",
                "matrix: {}",
                "matrix: {None: [1m]}",
                "matrix: {None: [0m, 1m, 1m, 1m, 1m, 1m, 1m, 1m, 1m]}",
                "matrix: {None: [soon, 1m, 1m, 1m, 1m, 1m, 1m, 1m, 1m]}",
                "projects: [a]",
                "projects: {a: {holder: l1}}",
                "projects: {a: {holder: ''}}",
                "projects: {a: {holder: [a]}}",
                "projects: {a: {owner: '#l1'}}",
                "projects: {' a': {}}",
                "projects: {a: }",
                "teams: {'#l1': {members: []}}",
                "teams: {l1: {members: [anna]}}",
                "teams: {l1: {members: ['@anna', '@anna']}}",
                "teams: {l1: ['@anna']}",
                "sources: {name: a}",
                "sources: [{name: a}]",
                "sources: [{type: native}]",
                "sources: [{name: a, type: zabbix}]",
                "sources: [{name: a, type: native, key: 'a b'}]",
                "sources: [{name: a, type: native, key: a/b}]",
                "sources: [{name: a, type: native, severity: S0}]",
                "sources: [{name: a, type: native, severity: 10}]",
                "sources: [{name: a, type: native, stale_after: 0s}]",
                "sources: [{name: a, type: native, stale_after: 5}]",
                "identity: [{match: ''}]",
                "identity: [{match: '', ignore: [], collect: []}]",
                "identity: [{ignore: [a]}]",
                "identity: {match: ''}",
                "severity: [{match: ''}]",
                "severity: [{match: '', severity: S1, impact: deadly}]",
                "severity: [{match: '', impact: deadly}]",
                "severity: [{match: '', impact: awful, likelihood: rare}]",
                "severity: [{match: '', impact: 5, likelihood: rare}]",
                "grouping: [{match: ''}]",
                "grouping: [{match: '', by: []}]",
                "grouping: [{match: '', by: [holder]}]",
                "grouping: [{match: '', by: [~]}]",
                "routing: {a: b}",
                "routing: ['trigger = a']",
                "closing: [{match: ''}]",
                "mutes: [{name: a, match: '', from: '02:00'}]",
                "mutes: [{match: '', days: [sat], from: '02:00', until: '04:00', zone: UTC}]",
                "mutes: [{name: a, match: '', days: [saturday], from: '02:00', until: '04:00', zone: UTC}]",
                "mutes: [{name: a, match: '', days: [sat], from: '02:00', until: '04:00'}]",
                "closing: [{close_when_ok_after: 1m}]",
                "closing: [{match: '', close_when_ok_after: soon}]",
                "closing: [{match: '', close_when_ok_after: 1m, after: 1m}]",
                "runbooks: {a: b}",
                "runbooks: ''",
                "runbooks: [a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a]",
                "reopen_within: -1s",
                "reopen_within: ''",
                "reopen_within: 1m1h",
                "batch_from: 0h0m",
                "people: {}"
            })
    void refusesWhatTheReaderRefuses(String yaml) {
        assertThat(problems(yaml)).isNotEmpty();
        assertThat(faults(yaml)).as(yaml).isNotEmpty();
    }

    /** What no schema can know. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "projects: {a: {holder: '#nobody'}}",
                "projects: {a: {service_level: Glod}}",
                "matrix: {None: [2m, 1m, 1m, 1m, 1m, 1m, 1m, 1m, 1m]}",
                "sources: [{name: a, type: native}, {name: a, type: native}]",
                "severity: [{match: 'projekt = a', severity: S1}]",
                "routing: ['projekt = a -> @b']"
            })
    void leavesToTheReaderWhatItCannotKnow(String yaml) {
        assertThat(problems(yaml)).isNotEmpty();
        assertThat(faults(yaml)).isEmpty();
    }

    /** @param around makes a document of a mapping that stands where the schema does */
    private static void collect(JsonNode schema, UnaryOperator<String> around, Map<String, JsonNode> mappings) {
        if (schema.has("properties")) {
            mappings.put(around.apply("{\"zzz\": 1}"), schema);
            schema.path("properties")
                    .properties()
                    .forEach(property -> collect(
                            property.getValue(),
                            inner -> around.apply("{\"" + property.getKey() + "\": " + inner + "}"),
                            mappings));
        }
        if (schema.path("items").isObject()) {
            collect(schema.path("items"), inner -> around.apply("[" + inner + "]"), mappings);
        }
        if (schema.path("additionalProperties").isObject()) {
            collect(schema.path("additionalProperties"), inner -> around.apply("{\"a\": " + inner + "}"), mappings);
        }
    }

    private static List<Error> faults(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML);
    }

    private static boolean isAccepted(String yaml) {
        return problems(yaml).isEmpty();
    }

    /** What the reader says; empty when it accepts. */
    private static String problems(String yaml) {
        return switch (RulebookReader.read(yaml, 1)) {
            case RulebookReading.Accepted ignored -> "";
            case RulebookReading.Refused refused ->
                String.join(
                        "\n",
                        refused.problems().stream()
                                .map(RulebookProblem::toString)
                                .toList());
        };
    }
}
