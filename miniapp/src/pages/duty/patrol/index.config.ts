export default definePageConfig({ navigationBarTitleText: '联防巡逻', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
