package io.tocsin.api.page;

import io.tocsin.api.report.MatrixCell;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.time.Durations;
import io.tocsin.mql.ast.Comparator;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Moment.Fixed;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.schema.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The response-time matrix as it is seen: service levels down, severities across. */
record HeatMap(List<Severity> severities, List<Row> rows) {

    private static final double WHOLE = 100;

    record Row(String serviceLevel, List<Cell> cells) {}

    /**
     * @param tone {@code good}, {@code fair}, {@code poor}, {@code bad} by the share; {@code quiet} where there is none
     * @param target how soon, or –
     * @param share answered in time, in percent of those whose answer is decided; null while none is
     * @param median of the response times; null when none was answered
     * @param mql the search for its incidents
     */
    record Cell(
            String tone,
            String target,
            long incidents,
            @Nullable Long share,
            @Nullable String median,
            String mql) {}

    /** @param expression of all cells, period included */
    static HeatMap of(List<MatrixCell> cells, Expression expression) {
        List<Row> rows = new ArrayList<>();
        for (String level :
                cells.stream().map(MatrixCell::serviceLevel).distinct().toList()) {
            rows.add(new Row(
                    level,
                    cells.stream()
                            .filter(cell -> cell.serviceLevel().equals(level))
                            .map(cell -> cell(cell, expression))
                            .toList()));
        }
        return new HeatMap(List.of(Severity.values()), rows);
    }

    /** The expression for what was opened in the period. */
    static Expression within(Expression expression, Period period) {
        Operand opened = new Operand.OfField(Field.OPENED);
        return Narrowing.and(
                expression,
                Narrowing.compare(opened, Comparator.AT_LEAST, new Fixed(period.from())),
                Narrowing.compare(opened, Comparator.LESS, new Fixed(period.to())));
    }

    private static Cell cell(MatrixCell cell, Expression expression) {
        long decided = cell.met() + cell.breached();
        Long share = decided == 0 ? null : Math.round(Math.floor(WHOLE * cell.met() / decided));
        Expression search = Narrowing.and(
                expression,
                Narrowing.is(
                        new Operand.OfField(Field.SEVERITY),
                        new Value.Grade(cell.severity().level())),
                Narrowing.is(new Operand.OfField(Field.SERVICE_LEVEL), new Value.Text(cell.serviceLevel())));
        return new Cell(
                tone(share),
                cell.targetSeconds() == null ? "–" : Durations.format(seconds(cell.targetSeconds())),
                cell.incidents(),
                share,
                cell.p50Seconds() == null ? null : Moment.duration(seconds(cell.p50Seconds())),
                Formatter.format(Query.of(search)));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    private static String tone(@Nullable Long share) {
        if (share == null) {
            return "quiet";
        }
        if (share >= 95) {
            return "good";
        }
        return share >= 80 ? "fair" : share >= 50 ? "poor" : "bad";
    }
}
