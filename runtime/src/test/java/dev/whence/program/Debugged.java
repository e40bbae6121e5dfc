package dev.whence.program;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import dev.whence.testing.ChildJvm;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A child that is stopped exactly where it is to be killed, by the debugger's way in: the program knows nothing of it,
 * and no seam for it is in the product.
 */
final class Debugged {
    private static final long TIMEOUT_MILLIS = 60_000;

    private final ChildJvm.Running running;
    private final VirtualMachine vm;
    private final CrashPoint point;

    /** Whether all others go on while one thread stands at the point. */
    private final boolean othersRun;

    private int times;

    private Debugged(ChildJvm.Running running, VirtualMachine vm, CrashPoint point, boolean othersRun) {
        this.othersRun = othersRun;
        this.running = running;
        this.vm = vm;
        this.point = point;
    }

    /** For a process in which nothing runs on when one thread has come to the point. */
    static final Meanwhile NOTHING = () -> {};

    /** What is to be done while the thread stands at the point, and the others run. */
    interface Meanwhile {
        void run() throws Exception;
    }

    /** Runs a program, kills it at the point, and fails if it does not come there. */
    static void kill(CrashPoint point, ChildJvm child, Meanwhile meanwhile, Class<?> program, String... arguments)
            throws Exception {
        ListeningConnector connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(candidate -> candidate.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> options = connector.defaultArguments();
        options.get("localAddress").setValue("127.0.0.1");
        options.get("port").setValue("0");
        options.get("timeout").setValue(Long.toString(TIMEOUT_MILLIS));
        String address = connector.startListening(options);
        ChildJvm.Running running = child.with("-agentlib:jdwp=transport=dt_socket,suspend=y,address=" + address)
                .start(program.getName(), arguments);
        try {
            VirtualMachine vm = accept(connector, options);
            new Debugged(running, vm, point, meanwhile != NOTHING).killThere(meanwhile);
        } finally {
            running.kill();
        }
    }

    private static VirtualMachine accept(ListeningConnector connector, Map<String, Connector.Argument> options)
            throws IOException, IllegalConnectorArgumentsException {
        try {
            return connector.accept(options);
        } finally {
            connector.stopListening(options);
        }
    }

    private void killThere(Meanwhile meanwhile) throws Exception {
        watch(point.at());
        if (point.inOneCall() && point.within() != null) {
            watch(point.within());
        }
        vm.resume();
        try {
            awaitPoint();
            meanwhile.run();
        } catch (VMDisconnectedException e) {
            ChildJvm.Ended ended = running.await();
            throw new AssertionError("never came to " + point + "; it printed " + ended.out() + ended.err(), e);
        }
        running.kill();
        ChildJvm.Ended ended = running.await();
        if (!ended.err().isEmpty()) {
            throw new AssertionError(ended.err());
        }
    }

    /** Returns while the thread stands at the point. */
    private void awaitPoint() throws InterruptedException, IncompatibleThreadStateException {
        for (; ; ) {
            EventSet events = vm.eventQueue().remove(TIMEOUT_MILLIS);
            if (events == null) {
                throw new AssertionError("does not come to " + point);
            }
            for (Event event : events) {
                if (event instanceof ClassPrepareEvent prepared) {
                    breakIn(prepared.referenceType());
                } else if (event instanceof BreakpointEvent hit && isThere(hit)) {
                    return;
                }
            }
            events.resume();
        }
    }

    private boolean isThere(BreakpointEvent hit) throws IncompatibleThreadStateException {
        ThreadReference thread = hit.thread();
        if (point.thread() != null && !thread.name().equals(point.thread())) {
            return false;
        }
        if (isIn(hit.location().method(), point.within())) { // its entry: nothing else of it is watched
            times = 0;
            return false;
        }
        return isWithin(thread) && ++times == point.nth();
    }

    private boolean isWithin(ThreadReference thread) throws IncompatibleThreadStateException {
        if (point.within() == null) {
            return true;
        }
        for (StackFrame frame : thread.frames()) {
            if (isIn(frame.location().method(), point.within())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Method method, String name) {
        return (method.declaringType().name() + "#" + method.name()).equals(name);
    }

    private void watch(String place) {
        String type = place.substring(0, place.indexOf('#'));
        ClassPrepareRequest request = vm.eventRequestManager().createClassPrepareRequest();
        request.addClassFilter(type);
        request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        request.enable();
        vm.classesByName(type).forEach(this::breakIn);
    }

    private void breakIn(ReferenceType type) {
        for (String place : point.inOneCall() ? List.of(point.at(), point.within()) : List.of(point.at())) {
            if (place.startsWith(type.name() + "#")) {
                breakAt(type, place.substring(type.name().length() + 1));
            }
        }
    }

    private void breakAt(ReferenceType type, String place) {
        String[] parts = place.split("[:/]");
        boolean found = false;
        for (Method method : type.methodsByName(parts[0])) {
            if (!method.isNative() && !method.isAbstract()) {
                breakAt(parts.length == 1 ? method.location() : line(method, parts));
                found = true;
            }
        }
        if (!found) {
            throw new AssertionError("there is no " + point);
        }
    }

    private void breakAt(Location location) {
        BreakpointRequest request = vm.eventRequestManager().createBreakpointRequest(location);
        request.setSuspendPolicy(othersRun ? EventRequest.SUSPEND_EVENT_THREAD : EventRequest.SUSPEND_ALL);
        request.enable();
    }

    private static Location line(Method method, String[] parts) {
        try {
            List<Location> lines = method.allLineLocations();
            if (lines.size() != Integer.parseInt(parts[2])) {
                throw new AssertionError(method + " has " + lines.size() + " lines now, tested are " + parts[2]);
            }
            return lines.get(Integer.parseInt(parts[1]));
        } catch (AbsentInformationException e) {
            throw new AssertionError(e);
        }
    }
}
