package dev.whence.processor.model;

import java.util.List;

/**
 * The source of a facade.
 *
 * @param members where fields, constructors, methods and nested classes stand, as the text has them from top to bottom
 */
public record FacadeText(String text, List<Extent> members) {

    /**
     * Where a member stands, in lines from 1.
     *
     * @param first with its name, below its comment
     * @param last of its last statement
     */
    public record Extent(int first, int last) {}
}
