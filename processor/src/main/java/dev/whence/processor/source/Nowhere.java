package dev.whence.processor.source;

import dev.whence.processor.model.Position;
import dev.whence.processor.model.Severity;
import javax.annotation.processing.Messager;

/** No place at all: for what concerns the whole build, or a class whose trees are gone. */
public record Nowhere(Messager messager) implements Position {

    @Override
    public void print(Severity severity, String message) {
        messager.printMessage(Kinds.of(severity), message);
    }
}
