package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The docs hold together, and name only what is there. */
class DocsTest {

    private static final Path ROOT = root();
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```\\s*?$");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]\n]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|TBD|XXX)\\b|(?i)lorem ipsum");
    private static final Pattern SOMEBODYS_MACHINE = Pattern.compile("/(home|root|Users|work|tmp)/\\w");
    private static final Pattern METER_IN_CODE =
            Pattern.compile("(?:counter|builder|timer|summary)\\(\\s*\"(tocsin\\.[a-z.]+)\"");
    private static final Pattern METER_IN_TABLE = Pattern.compile("(?m)^\\| `(tocsin\\.[a-z.]+)` \\|");

    static List<Path> pages() {
        return files("docs", ".md", Stream.of(ROOT.resolve("README.md")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksToWhatIsThere(Path page) {
        assertThat(links(page).filter(link -> !resolves(page, link)))
                .as(name(page))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isFinishedAndNamesNobodysMachine(Path page) {
        String text = text(page);
        assertThat(found(UNFINISHED, prose(text))).as(name(page)).isEmpty();
        assertThat(found(SOMEBODYS_MACHINE, text)).as(name(page)).isEmpty();
    }

    @Test
    void reachesEveryPageFromTheReadme() {
        Set<Path> reached = new HashSet<>();
        List<Path> waiting = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        while (!waiting.isEmpty()) {
            Path page = waiting.removeLast();
            if (reached.add(page)) {
                links(page)
                        .filter(link -> !ELSEWHERE.matcher(link).matches())
                        .map(link -> target(page, link))
                        .filter(target -> target.toString().endsWith(".md") && Files.exists(target))
                        .forEach(waiting::add);
            }
        }
        assertThat(reached).containsAll(pages());
    }

    @Test
    void listsEveryMeterAndNoOther() {
        Set<String> registered = new TreeSet<>();
        for (String module : List.of("core", "projections", "api")) {
            files(module + "/src/main/java", ".java", Stream.empty())
                    .forEach(file -> registered.addAll(groups(METER_IN_CODE, text(file))));
        }
        String meters = text(ROOT.resolve("docs/operations.md"))
                .replaceFirst("(?s).*\n## Meters\n", "")
                .replaceFirst("(?s)\n## .*", "");
        assertThat(groups(METER_IN_TABLE, meters)).containsExactlyInAnyOrderElementsOf(registered);
    }

    private static String name(Path page) {
        return ROOT.relativize(page).toString();
    }

    private static boolean resolves(Path page, String link) {
        if (ELSEWHERE.matcher(link).matches()) {
            return true;
        }
        Path target = target(page, link);
        int hash = link.indexOf('#');
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    private static Path target(Path page, String link) {
        String path = link.replaceFirst("#.*", "");
        Path folder = page.resolveSibling(path);
        return path.isEmpty() ? page : folder.normalize();
    }

    private static Stream<String> links(Path page) {
        return groups(LINK, prose(text(page))).stream();
    }

    /** As GitHub makes them of headings; the second of the same name gets a number. */
    private static Set<String> anchors(Path page) {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        for (String heading : groups(HEADING, FENCED.matcher(text(page)).replaceAll(""))) {
            String anchor = heading.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}\\p{Pc} -]", "")
                    .replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    /** Without code, in which nothing is a link. */
    private static String prose(String text) {
        return INLINE_CODE.matcher(FENCED.matcher(text).replaceAll("")).replaceAll("");
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<Path> files(String folder, String ending, Stream<Path> others) {
        try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
            return Stream.concat(others, all.filter(file -> file.toString().endsWith(ending)))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the whole project, wherever the tests run. */
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve(".mvn"))) {
            Path parent = here.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "Expected to run inside the project, but there is no folder .mvn above");
            }
            here = parent;
        }
        return here;
    }
}
