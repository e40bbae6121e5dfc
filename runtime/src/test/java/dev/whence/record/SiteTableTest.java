package dev.whence.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SiteTableTest {
    private final SiteTable table = new SiteTable();

    @Test
    void theFirstUseBindsTheSiteItself() {
        Site site = RecordFixture.site("x {}");
        int id = table.bind(site, "I");
        assertThat(id).isPositive();
        assertThat(site.id()).isEqualTo(id);
        assertThat(site.shape()).isEqualTo("I");
        assertThat(table.site(id)).hasToString(site.toString());
        assertThat(table.shape(id)).isEqualTo("I");
        assertThat(table.bind(site, "I")).isEqualTo(id);
    }

    @Test
    void anotherShapeIsAVariantAndStaysTheSameOne() {
        Site site = RecordFixture.site("x {}");
        int own = table.bind(site, "I");
        int variant = table.bind(site, "J");
        int second = table.bind(site, "*");
        assertThat(Set.of(own, variant, second)).hasSize(3);
        assertThat(table.bind(site, "J")).isEqualTo(variant);
        assertThat(table.bind(site, "*")).isEqualTo(second);
        assertThat(table.bind(site, "I")).isEqualTo(own);
        assertThat(table.shape(variant)).isEqualTo("J");
        assertThat(table.site(variant)).isNotSameAs(site).hasToString(site.toString());
        assertThat(site.shape()).isEqualTo("I");
    }

    @Test
    void aSiteThatAnotherTableHasBoundIsAVariantHere() {
        Site site = RecordFixture.site("x {}");
        new SiteTable().bind(RecordFixture.site("first"), "");
        new SiteTable().bind(site, "I");
        int id = table.bind(site, "I");
        assertThat(table.site(id)).isNotNull().isNotSameAs(site);
        assertThat(table.bind(site, "I")).isEqualTo(id);
    }

    @Test
    void whatNobodyCanUseIsForgottenOnceItsRecordsAreRead() throws Exception {
        Site stays = RecordFixture.site("stays");
        int kept = table.bind(stays, "I");
        int other = table.bind(stays, "J");
        int[] ids = bindForAWhile();
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (table.site(ids[0]) != null) {
            assertThat(System.nanoTime() - deadline).as("a site that is gone").isNegative();
            System.gc();
            Thread.sleep(10);
            assertThat(table.site(ids[0])).as("before its records are read").isNotNull();
            table.sweep(); // learns of it
            assertThat(table.site(ids[0])).as("before its records are read").isNotNull();
            table.sweep();
        }
        assertThat(table.site(ids[1])).isNull();
        assertThat(table.bind(stays, "I")).isEqualTo(kept);
        assertThat(table.bind(stays, "J")).isEqualTo(other);
        assertThat(table.site(kept)).isNotNull();
        assertThat(table.site(other)).isNotNull();
        assertThat(table.bind(RecordFixture.site("later"), "I")).isGreaterThan(ids[1]);
    }

    /** Of a site that is garbage when this returns. */
    private int[] bindForAWhile() {
        Site site = RecordFixture.site("for a while");
        return new int[] {table.bind(site, "I"), table.bind(site, "J")};
    }

    @Test
    void numbersThatNobodyHasAreNoSites() {
        table.bind(RecordFixture.site("x"), "");
        for (int id : new int[] {0, -1, 2, 63, 64, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThat(table.site(id)).isNull();
            assertThatThrownBy(() -> table.shape(id)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void threadsThatBindTheSameSitesAgree() throws Exception {
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            sites.add(RecordFixture.site("x {}"));
        }
        Callable<List<Integer>> bindAll = () -> sites.stream()
                .flatMap(site -> List.of("I", "J", "I").stream().map(shape -> table.bind(site, shape)))
                .collect(Collectors.toList());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Integer>>> answers = threads.invokeAll(List.of(bindAll, bindAll, bindAll, bindAll));
            List<Integer> first = answers.get(0).get();
            for (Future<List<Integer>> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
            assertThat(Set.copyOf(first)).hasSize(1_000);
        } finally {
            threads.shutdownNow();
        }
    }
}
