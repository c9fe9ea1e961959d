package dev.copydesk.testsupport.configuration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects what one source reads: the methods of a {@code @ConfigMapping}, {@code @ConfigProperty}, and
 * {@code config.getValue("name", Type.class)}.
 */
final class OptionScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private static final Set<String> READERS = Set.of("getValue", "getOptionalValue");

    private final DocTrees docs;
    private final List<ReadOption> found;

    OptionScanner(DocTrees docs, List<ReadOption> found) {
        this.docs = docs;
        this.found = found;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        Optional<AnnotationTree> mapping = annotation(type.getModifiers().getAnnotations(), "ConfigMapping");
        if (mapping.isEmpty()) {
            return super.visitClass(type, null);
        }
        String prefix = text(mapping.get(), "prefix").orElseThrow(() -> unreadable(type, "a mapping without prefix"));
        addMethods(prefix, type, getCurrentPath());
        return null;
    }

    /** A method that returns an interface of its own mapping is a group; every other one is an option. */
    private void addMethods(String prefix, ClassTree mapping, TreePath path) {
        for (Tree member : mapping.getMembers()) {
            if (member instanceof MethodTree method) {
                String name = prefix + "." + kebab(method.getName().toString());
                Optional<ClassTree> group =
                        memberNamed(mapping, method.getReturnType().toString());
                if (group.isPresent()) {
                    addMethods(name, group.get(), new TreePath(path, group.get()));
                } else {
                    found.add(optionOf(name, method, path));
                }
            }
        }
    }

    private ReadOption optionOf(String name, MethodTree method, TreePath owner) {
        List<? extends AnnotationTree> annotations = method.getModifiers().getAnnotations();
        for (AnnotationTree annotation : annotations) {
            if (!simpleName(annotation).equals("WithDefault")) {
                throw unreadable(method, annotation.toString());
            }
        }
        String standard = annotation(annotations, "WithDefault")
                .flatMap(found -> text(found, "value"))
                .orElse(null);
        String comment = docs.getDocComment(new TreePath(owner, method));
        return new ReadOption(
                name, method.getReturnType().toString(), standard, comment == null ? null : Javadoc.text(comment));
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
        annotation(variable.getModifiers().getAnnotations(), "ConfigProperty").ifPresent(property -> {
            String name = text(property, "name").orElseThrow(() -> unreadable(variable, "no name"));
            found.add(new ReadOption(
                    name,
                    variable.getType().toString(),
                    text(property, "defaultValue").orElse(null),
                    null));
        });
        return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        if (call.getMethodSelect() instanceof MemberSelectTree method
                && READERS.contains(method.getIdentifier().toString())
                && call.getArguments().size() == 2
                && call.getArguments().get(1) instanceof MemberSelectTree type
                && type.getIdentifier().contentEquals("class")) {
            if (!(call.getArguments().get(0) instanceof LiteralTree name)) {
                throw unreadable(call, "its name is no literal");
            }
            String value = type.getExpression().toString();
            boolean optional = method.getIdentifier().contentEquals("getOptionalValue");
            found.add(new ReadOption(
                    String.valueOf(name.getValue()), optional ? "Optional<" + value + ">" : value, null, null));
        }
        return super.visitMethodInvocation(call, null);
    }

    private static Optional<ClassTree> memberNamed(ClassTree mapping, String name) {
        return mapping.getMembers().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(member -> member.getSimpleName().contentEquals(name))
                .findFirst();
    }

    private static Optional<AnnotationTree> annotation(List<? extends AnnotationTree> annotations, String name) {
        return annotations.stream()
                .filter(annotation -> simpleName(annotation).equals(name))
                .map(AnnotationTree.class::cast)
                .findFirst();
    }

    private static String simpleName(AnnotationTree annotation) {
        String name = annotation.getAnnotationType().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The text that an annotation gives to one of its members. */
    private Optional<String> text(AnnotationTree annotation, String member) {
        for (ExpressionTree argument : annotation.getArguments()) {
            boolean named = argument instanceof AssignmentTree;
            String name = argument instanceof AssignmentTree assignment
                            && assignment.getVariable() instanceof IdentifierTree variable
                    ? variable.getName().toString()
                    : "value";
            ExpressionTree value = named ? ((AssignmentTree) argument).getExpression() : argument;
            if (name.equals(member)) {
                if (value instanceof LiteralTree literal) {
                    return Optional.of(String.valueOf(literal.getValue()));
                }
                throw unreadable(annotation, member + " is no literal");
            }
        }
        return Optional.empty();
    }

    private UnreadableOptionException unreadable(Tree where, String what) {
        return new UnreadableOptionException(
                getCurrentPath().getCompilationUnit().getSourceFile().getName()
                        + ": the option of '" + where + "' cannot be read (" + what
                        + "); write it as the others are, or teach "
                        + OptionScanner.class.getSimpleName());
    }

    /** {@code maxFeeds} is configured as {@code max-feeds}. */
    private static String kebab(String method) {
        return method.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
