package io.tocsin.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Seeds;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntSetTest {

    @Test
    void knowsEachNumberOnce() {
        Seeds.tries(50, random -> {
            IntSet set = new IntSet();
            Set<Integer> model = new HashSet<>();
            for (int i = 0; i < 5_000; i++) {
                int number = 1 + random.nextInt(random.nextBoolean() ? 1_000 : Integer.MAX_VALUE - 1);
                assertThat(set.add(number)).isEqualTo(model.add(number));
            }
        });
    }
}
