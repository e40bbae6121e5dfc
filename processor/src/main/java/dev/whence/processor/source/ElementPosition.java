package dev.whence.processor.source;

import dev.whence.processor.model.Position;
import dev.whence.processor.model.Severity;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/** An annotation on a declaration, in the terms that all compilers share. */
record ElementPosition(Messager messager, Element element, AnnotationMirror annotation) implements Position {

    @Override
    public void print(Severity severity, String message) {
        messager.printMessage(Kinds.of(severity), message, element, annotation);
    }
}
