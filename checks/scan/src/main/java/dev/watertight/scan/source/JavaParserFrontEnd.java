package dev.watertight.scan.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParseStart;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Providers;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.PackageDeclaration;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.ImportDecl;
import dev.watertight.model.LineTable;
import dev.watertight.model.Normal;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads Java text with JavaParser. Accepts what is valid in any version of Java that JavaParser
 * knows, and more: it checks syntax only. Threads may share it.
 */
public final class JavaParserFrontEnd implements FrontEnd {
  private static final long DEEP_STACK_BYTES = 512L << 20;

  private static final ParserConfiguration NEWEST = configuration(LanguageLevel.BLEEDING_EDGE);
  private static final ParserConfiguration YIELD_IS_A_NAME = configuration(LanguageLevel.JAVA_8);

  /** Creates a front end; it holds nothing. */
  public JavaParserFrontEnd() {}

  @Override
  public Parsed read(String path, String text) {
    try {
      return readHere(path, text);
    } catch (StackOverflowError tooDeepForThisThread) {
      return readDeep(path, text);
    }
  }

  private static Parsed readDeep(String path, String text) {
    FutureTask<Parsed> task = new FutureTask<>(() -> readHere(path, text));
    Thread thread = new Thread(null, task, "watertight-deep-source", DEEP_STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StackOverflowError) {
        return new Failed(0, "nested too deeply");
      }
      throw new IllegalStateException(path, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Failed(0, "reading was interrupted");
    }
  }

  private static Parsed readHere(String path, String text) {
    DecodedText decoded = DecodedText.of(text);
    try {
      BracketCheck.check(decoded.text());
    } catch (SyntaxError e) {
      return new Failed(decoded.origin(e.offset()), e.reason());
    }
    LineTable lines = LineTable.of(text);
    LineTable decodedLines = decoded.isSame() ? lines : LineTable.of(decoded.text());
    Source source = new Source(path, text, lines, decoded, new Places(decoded, decodedLines));
    Parsed read = read(source, NEWEST);
    if (read instanceof Failed && text.contains("yield")) {
      Parsed older = read(source, YIELD_IS_A_NAME);
      return older instanceof Read ? older : read;
    }
    return read;
  }

  private static Parsed read(Source source, ParserConfiguration configuration) {
    // With a new parser each time, since one that has failed keeps state.
    ParseResult<CompilationUnit> result =
        new JavaParser(configuration)
            .parse(ParseStart.COMPILATION_UNIT, Providers.provider(source.decoded().text()));
    if (result.getResult().isEmpty() || !result.getProblems().isEmpty()) {
      return new SyntaxMessages(source.places(), source.text()).failure(result.getProblems());
    }
    try {
      return new Read(lower(source, result.getResult().get()));
    } catch (SyntaxError e) {
      return new Failed(e.offset(), e.reason());
    }
  }

  private static SourceFile lower(Source source, CompilationUnit unit) {
    PackageDeclaration declaration = unit.getPackageDeclaration().orElse(null);
    String packageName = declaration == null ? "" : declaration.getNameAsString();
    List<ImportDecl> imports =
        unit.getImports().stream().map(i -> lower(source.places(), i)).toList();
    Lowering lowering = new Lowering(source.places(), Normal.of(imports));
    List<TypeDecl> types =
        unit.getTypes().stream()
            .map(t -> lowering.declarations().topLevel(t, packageName, fileName(source.path())))
            .toList();
    return new SourceFile(
        source.path(),
        source.text(),
        source.lines(),
        packageName,
        imports,
        declaration == null
            ? List.of()
            : lowering.modifiers().annotations(declaration.getAnnotations()),
        types);
  }

  private static ImportDecl lower(Places places, ImportDeclaration written) {
    ImportDecl.Kind kind;
    if (written.isModule()) {
      kind = ImportDecl.Kind.MODULE;
    } else if (written.isStatic()) {
      kind =
          written.isAsterisk() ? ImportDecl.Kind.STATIC_ON_DEMAND : ImportDecl.Kind.STATIC_MEMBER;
    } else {
      kind = written.isAsterisk() ? ImportDecl.Kind.TYPES_ON_DEMAND : ImportDecl.Kind.TYPE;
    }
    return new ImportDecl(places.of(written), written.getNameAsString(), kind);
  }

  private static String fileName(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".java") ? name.substring(0, name.length() - 5) : name;
  }

  private static ParserConfiguration configuration(LanguageLevel level) {
    ParserConfiguration configuration =
        new ParserConfiguration()
            .setLanguageLevel(level)
            .setAttributeComments(false)
            .setDetectOriginalLineSeparator(false);
    // Validators and other steps behind the parser cost more than the parser, and refuse old Java.
    configuration.getProcessors().clear();
    return configuration;
  }

  private record Source(
      String path, String text, LineTable lines, DecodedText decoded, Places places) {}
}
