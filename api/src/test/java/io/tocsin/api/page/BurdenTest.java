package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Range;
import io.tocsin.projections.search.FigureTable;
import io.tocsin.projections.search.FigureTable.Column;
import io.tocsin.projections.search.FigureTable.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BurdenTest {

    private static final Expression ALL = new Expression.Everything(Range.NONE);

    private final FigureTable counts = new FigureTable(
            List.of(
                    new Column("holder", Type.TEXT),
                    new Column("response.breached", Type.FLAG),
                    new Column("status", Type.TEXT),
                    new Column("count", Type.NUMBER)),
            List.of(
                    List.of("@a", false, "closed", 5L),
                    List.of("@a", true, "taken", 2L),
                    Arrays.asList("@b", null, "new", 4L),
                    List.of("#night", true, "closed", 1L)));
    private final FigureTable medians = new FigureTable(
            List.of(new Column("holder", Type.TEXT), new Column("p50(response.time)", Type.DURATION)),
            List.of(List.of("@a", Duration.ofSeconds(61)), Arrays.asList("@b", null)));

    @Test
    void isCountedHolderByHolder() {
        List<Burden> burdens = Burden.ofHolders(counts, medians, ALL, 2);

        assertThat(burdens).extracting(Burden::who).containsExactly("@a", "@b");
        assertThat(burdens).extracting(Burden::median).containsExactly("1m 1s", null);
        assertThat(burdens.getFirst().all().count()).isEqualTo(7);
        assertThat(burdens.getFirst().late().count()).isEqualTo(2);
        assertThat(burdens.getFirst().open().count()).isEqualTo(2);
        assertThat(burdens.getFirst().late().mql()).isEqualTo("holder in (\"@a\") and response.breached");
    }

    @Test
    void isThatOfAllItsMembersForATeam() {
        Map<String, List<String>> teams =
                Map.of("#night", List.of("#night", "@a", "@c"), "#day", List.of("#day", "@b"), "#idle", List.of("@c"));
        List<Burden> burdens = Burden.ofTeams(counts, teams, ALL);

        assertThat(burdens).extracting(Burden::who).containsExactly("#night", "#day");
        assertThat(burdens).extracting(burden -> burden.all().count()).containsExactly(8L, 4L);
        assertThat(burdens).extracting(burden -> burden.late().count()).containsExactly(3L, 0L);
        assertThat(burdens).extracting(burden -> burden.open().count()).containsExactly(2L, 4L);
        assertThat(burdens.getFirst().open().mql())
                .isEqualTo("holder in (\"#night\", \"@a\", \"@c\") and status != closed");
    }
}
