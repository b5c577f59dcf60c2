export default definePageConfig({ navigationBarTitleText: '登记巡逻' })
