package io.tocsin.mql.predicate;

import io.tocsin.mql.ast.Order;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Type;
import io.tocsin.mql.spec.MqlSpecSuite;
import io.tocsin.mql.spec.SampleData;
import io.tocsin.mql.spec.SampleIncident;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The predicates answer as the files say; ordering and limiting are only done here. */
class MemorySpecTest extends MqlSpecSuite {

    private static final List<Order> DEFAULT =
            List.of(new Order(Field.DEADLINE, false), new Order(Field.SEVERITY, false), new Order(Field.OPENED, false));

    @Override
    protected List<Long> find(Query query, SampleData data) {
        IncidentPredicate predicate = Predicates.ofIncident(query.expression());
        Comparator<SampleIncident> order = (query.order().isEmpty() ? DEFAULT : query.order())
                .stream()
                        .map(step -> comparator(step, data.now()))
                        .reduce(Comparator::thenComparing)
                        .orElseThrow()
                        .thenComparing(SampleIncident::number);
        return data.incidents().stream()
                .filter(incident -> predicate.test(incident, data.now()))
                .sorted(order)
                .limit(query.limit() == null ? Long.MAX_VALUE : query.limit())
                .map(SampleIncident::number)
                .toList();
    }

    private static Comparator<SampleIncident> comparator(Order step, Instant now) {
        Comparator<Comparable<Object>> direction =
                step.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(incident -> key(incident, step.field(), now), Comparator.nullsLast(direction));
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // compared with nullsLast, of which the checker knows nothing
    private static Comparable<Object> key(SampleIncident incident, Field field, Instant now) {
        if (field.type() == Type.TIME) {
            return (Comparable<Object>) (Comparable<?>) incident.time(field);
        }
        if (field.type().textual()) {
            return (Comparable<Object>) (Comparable<?>) incident.text(field);
        }
        long number = incident.number(field, now);
        return number == Views.NONE ? null : (Comparable<Object>) (Comparable<?>) Long.valueOf(number);
    }
}
