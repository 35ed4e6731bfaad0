package dk.adgang.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReportOnceTest {

  @Test
  void a_fault_is_new_once() {
    ReportOnce reports = new ReportOnce();

    assertThat(reports.isNew("a")).isTrue();
    assertThat(reports.isNew("a")).isFalse();
    assertThat(reports.isNew("b")).isTrue();
  }

  @Test
  void however_many_faults_there_are_no_more_is_kept_than_anybody_reads() {
    ReportOnce reports = new ReportOnce();

    long told =
        IntStream.range(0, 20_000).filter(each -> reports.isNew(Integer.toString(each))).count();

    assertThat(told).isEqualTo(10_000);
    assertThat(reports.isNew("0")).isFalse();
  }
}
