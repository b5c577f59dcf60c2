export default definePageConfig({ navigationBarTitleText: '值班和巡逻', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
