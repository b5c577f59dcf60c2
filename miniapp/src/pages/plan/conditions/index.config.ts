export default definePageConfig({ navigationBarTitleText: '经费、用车和住宿' })
