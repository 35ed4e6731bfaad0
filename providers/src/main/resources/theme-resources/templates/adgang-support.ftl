<#import "adgang-icons.ftl" as icons>
<#-- The support panel, on every page. Its texts are messages, so a realm can change them. -->
<#macro panel>
  <#-- Keycloak's own page of errors, and a realm that has the theme alone, know no hours. -->
  <#local known = (support.known())!false>
  <#local open = (support.open())!false>
  <#local hours = (support.hours())![]>
  <footer class="support" id="adgang-support"<#if known> data-open="${open?c}"</#if>>
    <section aria-labelledby="adgang-support-title">
      <div class="support-head">
        <h2 id="adgang-support-title">${msg("supportTitle")}</h2>
        <#if known>
          <p class="badge"><span class="badge-dot" aria-hidden="true"></span><span>${open?then(msg("supportOpen"), msg("supportClosed"))}<#if (support.opens())??>, ${msg(support.opens().key(), support.opens().day(), support.opens().time())}</#if></span></p>
        </#if>
      </div>
      <#if (support.text())??><p class="support-text">${support.text()}</p></#if>
      <ul class="support-ways">
        <li>
          <@icons.icon name="phone" />
          <#if (support.phone())??>
            <p><a class="support-phone" href="tel:${support.phone()?replace("[^+0-9]", "", "r")}">${support.phone()}</a></p>
          <#else>
            <p><a class="support-phone" href="tel:${msg("supportPhone")?replace("[^+0-9]", "", "r")}">${msg("supportPhone")}</a> <span class="support-note">${msg("supportPhoneNote")}</span></p>
          </#if>
        </li>
        <li>
          <@icons.icon name="chat" />
          <p>${msg("supportChat")} <span class="support-note">${msg("supportChatNote")}</span></p>
        </li>
        <#if hours?has_content>
          <li>
            <@icons.icon name="clock" />
            <dl class="hours">
              <#list hours as row>
                <div><dt>${row.days()}</dt><dd>${row.hours()!msg("supportDayClosed")}</dd></div>
              </#list>
            </dl>
          </li>
        </#if>
      </ul>
    </section>
  </footer>
  <#if (support.chat())??>
    <a class="chat-bubble" id="adgang-chat" href="${support.chat()}" target="_blank" rel="noopener noreferrer"><@icons.icon name="chat" /><span class="chat-bubble-text">${msg("supportChatOpen")} <span class="visually-hidden">${msg("supportNewTab")}</span></span></a>
  </#if>
</#macro>
