package dev.whence.benchmarks.run;

import dev.whence.benchmarks.burst.CallCost;
import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.figure.Question;
import dev.whence.benchmarks.peer.Variant;
import dev.whence.benchmarks.run.Turns.Turn;
import dev.whence.benchmarks.whole.build.BuildCost;
import dev.whence.benchmarks.whole.echo.EchoPrice;
import dev.whence.benchmarks.whole.output.OutputCheck;
import dev.whence.benchmarks.whole.profile.Profile;
import dev.whence.benchmarks.whole.rate.Response;
import dev.whence.benchmarks.whole.rate.Sustained;
import dev.whence.benchmarks.whole.rest.Footprint;
import dev.whence.benchmarks.whole.start.StartUp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of a {@link Plan}, from the comparison of outputs to the last figure. */
final class Run {
    private final Plan plan;
    private final Path work;
    private final Terminal terminal;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Variant> present = new ArrayList<>();

    /** @param work a directory whose content is its own */
    Run(Plan plan, Path work, Terminal terminal) {
        this.plan = plan;
        this.work = work;
        this.terminal = terminal;
    }

    /** Measures everything; a peer that is not there is left out, everything else that fails ends the run. */
    List<Figure> figures() throws IOException, InterruptedException {
        compareOutputs();
        terminal.say("speed");
        new Turns(speed(), terminal, figures).run();
        List<Turn> starts = new ArrayList<>();
        footprint(() -> {
            building();
            starts.addAll(starts());
        });
        new Turns(starts, terminal, figures).run();
        terminal.say("echo server, %d rounds", plan.echo().rounds());
        figures.addAll(new EchoPrice(
                        work.resolve("echo"), plan.echo().rounds(), plan.echo().window())
                .measure(present(List.of(Variant.WHENCE_ASYNC_PRECISE, Variant.WHENCE_SYNC))));
        new Turns(profiles(), terminal, figures).run();
        return List.copyOf(figures);
    }

    private void compareOutputs() throws IOException, InterruptedException {
        terminal.say("comparing what %d variants write", plan.loggers().size());
        OutputCheck check = new OutputCheck(logs());
        for (Variant variant : plan.loggers()) {
            try {
                check.check(variant);
                present.add(variant);
            } catch (MissingPeerException e) {
                terminal.missing(variant.label(), e);
            }
        }
    }

    private List<Turn> speed() {
        List<Turn> all = new ArrayList<>();
        List<Variant> calls = present(plan.calls());
        for (CallCost call : CallCost.all(work.resolve("calls"))) {
            if (calls.contains(call.variant())) {
                all.add(new Turn(call, call.isOfGoals() ? plan.rounds(call.variant()) : 1));
            }
        }
        for (Variant variant : present(plan.sustained().variants())) {
            Sustained sustained = new Sustained(
                    variant, logs(), plan.sustained().time(), plan.sustained().threads());
            all.add(new Turn(sustained, plan.rounds(variant)));
        }
        for (Variant variant : present(plan.response().variants())) {
            Response response = new Response(variant, logs(), plan.response().time(), () -> sustained(variant));
            all.add(new Turn(response, 1));
        }
        return all;
    }

    private List<Turn> profiles() {
        return present(plan.profile().variants()).stream()
                .map(variant ->
                        new Turn(new Profile(variant, logs(), plan.profile().time()), 1))
                .toList();
    }

    /** Of one thread, as it was measured last. */
    private double sustained(Variant variant) {
        return figures.stream()
                .filter(figure -> figure.question() == Question.SUSTAINED)
                .filter(figure -> figure.subject().equals(variant.id()))
                .filter(figure ->
                        figure.setting().equals("1 thread") && figure.metric().equals("rate"))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .value();
    }

    private void building() throws IOException, InterruptedException {
        terminal.say("meanwhile: building %d classes", plan.build().classes());
        figures.addAll(BuildCost.measure(
                work.resolve("build"), plan.build().classes(), plan.build().rounds()));
    }

    private List<Turn> starts() throws IOException {
        int sites = plan.start().classes() * plan.start().sitesOfEach();
        terminal.say("meanwhile: compiling programs with %d call sites", sites);
        List<Turn> all = new ArrayList<>();
        for (Variant variant : present(StartUp.variants())) {
            try {
                StartUp start = StartUp.compile(
                        variant,
                        work.resolve("start"),
                        plan.start().classes(),
                        plan.start().sitesOfEach());
                all.add(new Turn(start, plan.start().rounds()));
            } catch (MissingPeerException e) {
                terminal.missing("the start of " + variant.label(), e);
            }
        }
        all.add(new Turn(StartUp.floor(), plan.start().rounds()));
        return all;
    }

    private void footprint(Footprint.Meanwhile meanwhile) throws IOException, InterruptedException {
        Plan.Idle idle = plan.idle();
        terminal.say(
                "%d variants idle for %d s", idle.variants().size(), idle.time().toSeconds());
        Path idleLogs = work.resolve("idle");
        try {
            figures.addAll(new Footprint(present(idle.variants()), true, idleLogs, idle.settle(), idle.time())
                    .measure(meanwhile));
            for (Variant variant : present(idle.restless())) {
                terminal.say("idle, as far as it can be: %s", variant.label());
                figures.addAll(
                        new Footprint(List.of(variant), false, idleLogs, idle.restlessTime(), idle.restlessTime())
                                .measure(() -> {}));
            }
        } catch (MissingPeerException e) {
            throw new IOException("a peer was there, and is no longer", e);
        }
    }

    /** Those of them that can be measured here: floors, and loggers that are there. */
    private List<Variant> present(List<Variant> variants) {
        return variants.stream()
                .filter(variant -> variant.floor() || present.contains(variant))
                .toList();
    }

    private Path logs() {
        return work.resolve("logs");
    }
}
