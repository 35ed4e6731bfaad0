<#import "adgang-icons.ftl" as icons>
<#-- The support panel, on every page. Its texts are messages, so a realm can change them. -->
<#macro panel>
  <#local known = (support.open())??>
  <#local open = (support.open())!false>
  <footer class="support" id="adgang-support"<#if known> data-open="${open?c}"</#if>>
    <section aria-labelledby="adgang-support-title">
      <div class="support-head">
        <h2 id="adgang-support-title">${msg("supportTitle")}</h2>
        <#if known>
          <p class="badge"><span class="badge-dot" aria-hidden="true"></span>${open?then(msg("supportOpen"), msg("supportClosed"))}</p>
        </#if>
      </div>
      <ul class="support-ways">
        <li>
          <@icons.icon name="phone" />
          <p><a class="support-phone" href="tel:${msg("supportPhone")?replace("[^+0-9]", "", "r")}">${msg("supportPhone")}</a> <span class="support-note">${msg("supportPhoneNote")}</span></p>
        </li>
        <li>
          <@icons.icon name="chat" />
          <p>${msg("supportChat")} <span class="support-note">${msg("supportChatNote")}</span></p>
        </li>
        <li>
          <@icons.icon name="clock" />
          <dl class="hours">
            <div><dt>${msg("supportWeekdays")}</dt><dd>${msg("supportWeekdaysHours")}</dd></div>
            <div><dt>${msg("supportSaturday")}</dt><dd>${msg("supportSaturdayHours")}</dd></div>
            <div><dt>${msg("supportSunday")}</dt><dd>${msg("supportSundayHours")}</dd></div>
          </dl>
        </li>
      </ul>
    </section>
  </footer>
</#macro>
