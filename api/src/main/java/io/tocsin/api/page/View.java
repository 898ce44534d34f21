package io.tocsin.api.page;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.schema.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the queue that is asked for often.
 *
 * @param name of its message
 * @param mql what it is; empty for all
 * @param shown it is what the page shows
 */
record View(String name, String mql, boolean shown) {

    /**
     * Those that make sense for the reader.
     *
     * @param reader null for one who is not known
     * @param teams of the reader
     * @param shown the text of the page
     */
    static List<View> of(@Nullable String reader, List<String> teams, String shown) {
        List<View> views = new ArrayList<>();
        add(views, "all", "", shown);
        if (reader != null) {
            Expression mine = Narrowing.is(new Operand.OfField(Field.HOLDER), new Value.Text(reader));
            add(views, "mine", Formatter.format(mine), shown);
        }
        if (!teams.isEmpty()) {
            add(views, "team", Formatter.format(Narrowing.in(Field.HOLDER, teams)), shown);
        }
        add(views, "unclaimed", Formatter.format(Narrowing.in(Field.STATUS, List.of("new", "todo"))), shown);
        return views;
    }

    private static void add(List<View> views, String name, String mql, String shown) {
        views.add(new View(name, mql, mql.equals(shown)));
    }
}
