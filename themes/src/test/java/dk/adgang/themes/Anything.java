package dk.adgang.themes;

import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.util.List;

/**
 * Stands for everything that a template asks the server for: a text, a number, yes or no, a list of
 * one, a record with every field. With it a page can be rendered without a login that leads there.
 */
final class Anything
    implements TemplateHashModelEx,
        TemplateScalarModel,
        TemplateNumberModel,
        TemplateBooleanModel,
        TemplateSequenceModel,
        TemplateMethodModelEx {

  private final boolean answer;

  /**
   * Makes one.
   *
   * @param answer the answer to each question of yes or no
   */
  Anything(boolean answer) {
    this.answer = answer;
  }

  @Override
  public TemplateModel get(String key) {
    return this;
  }

  @Override
  public TemplateModel get(int index) {
    return index < size() ? this : null;
  }

  @Override
  public Object exec(@SuppressWarnings("rawtypes") List arguments) {
    return this;
  }

  @Override
  public String getAsString() {
    return "anything";
  }

  @Override
  public Number getAsNumber() {
    return 1;
  }

  @Override
  public boolean getAsBoolean() {
    return answer;
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public TemplateCollectionModel keys() {
    return iterable(new SimpleScalar("anything"));
  }

  @Override
  public TemplateCollectionModel values() {
    return iterable(new SimpleNumber(1));
  }

  private static TemplateCollectionModel iterable(TemplateModel only) {
    return () ->
        new TemplateModelIterator() {
          private boolean given;

          @Override
          public TemplateModel next() throws TemplateModelException {
            given = true;
            return only;
          }

          @Override
          public boolean hasNext() {
            return !given;
          }
        };
  }
}
